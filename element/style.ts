/**
 * Styles of the element. A page gives colours of its own by the properties `--hillock-…`, and keeps to light or dark by
 * `color-scheme`.
 */
export const style: string = `
:host {
  color-scheme: light dark;
  --ink: var(--hillock-ink, light-dark(#1f2624, #e4e9e6));
  --quiet: var(--hillock-quiet, light-dark(#59635f, #9da8a4));
  --paper: var(--hillock-paper, light-dark(#ffffff, #171d1b));
  --line: var(--hillock-line, light-dark(#d5dad6, #37413e));
  --accent: var(--hillock-accent, light-dark(#1d6f6a, #63b5ac));
  --on-accent: var(--hillock-on-accent, light-dark(#ffffff, #0d1716));
  --ghost: var(--hillock-ghost, light-dark(#c58a54, #b98a5c));
  --error: var(--hillock-error, light-dark(#a8281f, #f0a097));
  --shade: var(--hillock-shade, light-dark(#f1f3f0, #212927));
  --series-1: light-dark(#1d6f6a, #63b5ac);
  --series-2: light-dark(#a0563b, #d79b80);
  --series-3: light-dark(#4b5f9e, #94a6e0);
  --series-4: light-dark(#7a6a1c, #c9b765);
  --series-5: light-dark(#7f4a7e, #c897c6);
  --series-6: light-dark(#5b6660, #a8b4ae);
  display: block;
  margin-block: 1rem;
  container-type: inline-size;
  color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif;
  text-align: start;
}

:host([hidden]),
[hidden] {
  display: none !important;
}

* {
  box-sizing: border-box;
}

.frame {
  padding: 1rem;
  border: 1px solid var(--line);
  border-radius: 10px;
  background: var(--paper);
}

.model[data-phase='empty'] :is(.controls, progress, .status) {
  display: none;
}

.model {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1rem 1.5rem;
  align-items: start;
}

@container (min-width: 44rem) {
  .model:not(.plain) {
    grid-template-columns: minmax(0, 1fr) minmax(17rem, 21rem);
  }
}

@container (max-width: 30rem) {
  .frame {
    padding: 0.75rem;
  }
}

:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
  border-radius: 4px;
}

.plots {
  display: grid;
  gap: 0.25rem;
}

.plot {
  position: relative;
}

canvas {
  display: block;
  width: 100%;
  height: 9rem;
  touch-action: pan-y;
}

.raster canvas {
  height: min(clamp(12rem, 36vh, 22rem), 5rem + var(--neurons, 1000) * 0.75rem);
}

.trace canvas {
  height: clamp(11rem, 28vh, 16rem);
}

/* What a canvas reads its colours and letters off; a change of colour is noticed by its transition. */
.probe {
  position: absolute;
  width: 0;
  height: 0;
  overflow: hidden;
  color: var(--ink);
  font-size: 0.75rem;
}

.probe::before {
  content: '';
  color: var(--ink);
  transition: color 1ms;
}

.cursor {
  position: absolute;
  width: 1px;
  background: var(--quiet);
  opacity: 0.5;
  pointer-events: none;
}

.tip {
  position: absolute;
  z-index: 1;
  padding: 0.2rem 0.5rem;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--paper);
  font-size: 0.8125rem;
  font-variant-numeric: tabular-nums;
  white-space: pre;
  pointer-events: none;
}

.legend,
.status,
small {
  margin: 0;
  color: var(--quiet);
  font-size: 0.875rem;
}

.legend {
  padding-left: 3.75rem;
}

.legend::before {
  content: '';
  display: inline-block;
  width: 1.25em;
  margin-right: 0.5em;
  border-top: 2px solid var(--ghost);
  vertical-align: middle;
}

progress {
  display: block;
  width: 100%;
  height: 3px;
  margin-top: 0.5rem;
  border: 0;
  border-radius: 2px;
  appearance: none;
  background: var(--shade);
  overflow: hidden;
}

progress::-webkit-progress-bar {
  background: var(--shade);
}

progress::-webkit-progress-value {
  background: var(--accent);
}

progress::-moz-progress-bar {
  background: var(--accent);
}

.status {
  min-height: 2.9em;
  margin-top: 0.5rem;
  font-variant-numeric: tabular-nums;
}

.problems pre {
  margin: 0.5rem 0 0;
  padding: 0.6rem 0.8rem;
  border-left: 3px solid var(--error);
  border-radius: 6px;
  background: var(--shade);
  color: var(--ink);
  font: 0.8125rem/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.problems pre.warning {
  border-color: var(--ghost);
}

.controls {
  display: grid;
  gap: 1rem;
}

.buttons {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}

button,
input[type='number'] {
  padding: 0.4rem 0.9rem;
  border: 1px solid var(--line);
  border-radius: 7px;
  background: var(--paper);
  color: var(--ink);
  font: inherit;
}

button {
  min-height: 2.5rem;
  cursor: pointer;
}

button:hover:not(:disabled) {
  border-color: var(--accent);
}

button:disabled {
  color: var(--quiet);
  opacity: 0.6;
  cursor: default;
}

button.run {
  min-width: 6rem;
  border-color: var(--accent);
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}

.inputs {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(5.5rem, 1fr));
  align-items: end;
  gap: 0.5rem;
}

label span {
  display: block;
  color: var(--quiet);
  font-size: 0.8125rem;
}

input[type='number'] {
  width: 100%;
  padding: 0.3rem 0.45rem;
  font-variant-numeric: tabular-nums;
}

.sliders {
  display: grid;
  grid-template-columns: fit-content(7.5rem) minmax(5rem, 1fr) max-content;
  gap: 0 0.75rem;
}

.slider {
  display: grid;
  grid-template-columns: subgrid;
  grid-column: 1 / -1;
  align-items: center;
  min-height: 2rem;
}

code {
  font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  font-size: 0.875rem;
  overflow-wrap: anywhere;
}

.slider input {
  width: 100%;
  margin: 0;
  accent-color: var(--accent);
}

.slider output {
  min-width: 5rem;
  text-align: end;
  white-space: nowrap;
  font-size: 0.875rem;
  font-variant-numeric: tabular-nums;
}

.slider small {
  grid-column: 1 / -1;
  margin-bottom: 0.35rem;
  overflow-wrap: anywhere;
}

details {
  grid-column: 1 / -1;
  margin-top: 0.5rem;
}

summary {
  color: var(--quiet);
  font-size: 0.875rem;
  cursor: pointer;
}

.range {
  display: grid;
  grid-template-columns: minmax(0, 5.5rem) 1fr auto 1fr 2rem;
  gap: 0.4rem;
  align-items: center;
  padding: 0.2rem 0;
  color: var(--quiet);
  font-size: 0.875rem;
}
`
