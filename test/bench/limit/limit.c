/*
 * What the machine gives at best: the six models of ../models/ by hand, in C, with vectors of 128 bits, as a compiler of
 * models could write them. Steps go in blocks of 32 over tiles of 256 neurons; what does not change is folded
 * beforehand. No monitors.
 *
 *   limit NAME NEURONS SECONDS    nanoseconds per neuron and step, median of five runs from time 0, and spikes of a run
 */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "exponential.h"
#include "normals.h"

static const double dt = 1e-4;
static long neurons, spikes;
/* State and parameters; rows of a tile. */
static double *v, *w, *I, *lastspike, *free_, *m, *n_, *h, *vt, *a, *b, *c, *d, *row[13];
static uint8_t *not_refractory;

/* Whichever of the eight neurons from `first` on are marked, one by one. */
#define FOR_MARKED(marks, first, n) \
  for (int bits = bitsOf(marks); bits != 0; bits &= bits - 1) \
    for (long n = (first) + __builtin_ctz(bits), once = 1; once && ++spikes; once = 0)

/* Times at which a spike was long enough ago at step k, for a period of 50 steps. */
static double over(long k) { return ((double)(k - 50) + 0.5) * dt; }

static void settle(long first, long end, long step) {
  for (long n = first; n < end; n++) not_refractory[n] = lastspike[n] <= over(step) && lastspike[n] != (double)step * dt;
}

/* dv/dt = (v0 - v)/tau, exact, refractory for 5 ms; v0 is in I. */
static void lif(long first, long end, long step, long steps) {
  const f64x2 F = splat(-expm1(-dt / 0.01)), threshold = splat(1);
  for (long k = step; k < step + steps; k++) {
    const f64x2 latest = splat(over(k));
    for (long i = first; i < end; i += TURN) {
      f64x2 spiked[4];
      EACH {
        const f64x2 free = atMost(load(lastspike + i + 2 * j), latest), x = load(v + i + 2 * j);
        const f64x2 next = add(x, both(mul(sub(load(I + i + 2 * j), x), F), free));
        store(v + i + 2 * j, next);
        spiked[j] = both(above(next, threshold), free);
      }
      if (anyOf(spiked)) FOR_MARKED(spiked, i, n) v[n] = 0, lastspike[n] = (double)k * dt;
    }
  }
  settle(first, end, step + steps - 1);
}

/* The same with white noise, Euler-Maruyama. */
static void noisyLif(long first, long end, long step, long steps) {
  const f64x2 rate = splat(dt / 0.01), noise = splat(0.2 * sqrt(dt / 0.01)), threshold = splat(1);
  for (long k = step; k < step + steps; k++) {
    const f64x2 latest = splat(over(k));
    fillNormals(row[0], end - first, (uint32_t)first, (uint32_t)k);
    for (long i = first; i < end; i += TURN) {
      const double *xi = row[0] + (i - first);
      f64x2 spiked[4];
      EACH {
        const f64x2 free = atMost(load(lastspike + i + 2 * j), latest), x = load(v + i + 2 * j);
        const f64x2 change = add(mul(sub(load(I + i + 2 * j), x), rate), mul(load(xi + 2 * j), noise));
        const f64x2 next = add(x, both(change, free));
        store(v + i + 2 * j, next);
        spiked[j] = both(above(next, threshold), free);
      }
      if (anyOf(spiked)) FOR_MARKED(spiked, i, n) v[n] = 0, lastspike[n] = (double)k * dt;
    }
  }
  settle(first, end, step + steps - 1);
}

/* Noise and a threshold that each spike raises; refractory neurons go on, but do not spike. */
static void noisyAdaptive(long first, long end, long step, long steps) {
  const f64x2 drive = splat(-0.03), rate = splat(dt / 0.01), noise = splat(0.01 * sqrt(dt / 0.01));
  const f64x2 rest = splat(-0.05), recovery = splat(dt / 0.1);
  for (long k = step; k < step + steps; k++) {
    const f64x2 latest = splat(over(k));
    fillNormals(row[0], end - first, (uint32_t)first, (uint32_t)k);
    for (long i = first; i < end; i += TURN) {
      const double *xi = row[0] + (i - first);
      f64x2 spiked[4];
      EACH {
        const f64x2 x = load(v + i + 2 * j), y = load(vt + i + 2 * j);
        const f64x2 next = add(add(x, mul(sub(drive, x), rate)), mul(load(xi + 2 * j), noise));
        const f64x2 limit = add(y, mul(sub(rest, y), recovery));
        store(v + i + 2 * j, next);
        store(vt + i + 2 * j, limit);
        spiked[j] = both(above(next, limit), atMost(load(lastspike + i + 2 * j), latest));
      }
      if (anyOf(spiked)) FOR_MARKED(spiked, i, n) v[n] = -0.07, vt[n] += 0.005, lastspike[n] = (double)k * dt;
    }
  }
  settle(first, end, step + steps - 1);
}

/* Adaptive exponential integrate-and-fire, Euler. */
static void adex(long first, long end, long step, long steps) {
  const f64x2 gL = splat(30e-9), EL = splat(-70.6e-3), VT = splat(-50.4e-3), per_Delta = splat(1 / 2e-3);
  const f64x2 gL_Delta = splat(30e-9 * 2e-3), dt_C = splat(dt / 281e-12), conductance = splat(4e-9);
  const f64x2 dt_tauw = splat(dt / 0.144), cut = splat(-50.4e-3 + 5 * 2e-3);
  for (long k = step; k < step + steps; k++) {
    for (long i = first; i < end; i += TURN)
      EACH store(row[0] + (i - first) + 2 * j, mul(sub(load(v + i + 2 * j), VT), per_Delta));
    expRow(row[0], end - first);
    for (long i = first; i < end; i += TURN) {
      const double *e = row[0] + (i - first);
      f64x2 spiked[4];
      EACH {
        const f64x2 x = load(v + i + 2 * j), y = load(w + i + 2 * j), q = sub(EL, x);
        const f64x2 current = sub(add(add(mul(q, gL), mul(load(e + 2 * j), gL_Delta)), load(I + i + 2 * j)), y);
        const f64x2 next = add(x, mul(current, dt_C));
        store(v + i + 2 * j, next);
        store(w + i + 2 * j, sub(y, mul(add(mul(q, conductance), y), dt_tauw)));
        spiked[j] = above(next, cut);
      }
      if (anyOf(spiked)) FOR_MARKED(spiked, i, n) v[n] = -70.6e-3, w[n] += 0.0805e-9;
    }
  }
}

/* Izhikevich, Euler, in normal form: I holds dt (140 + I), a and b the factors of u and v in the step of u. */
static void izhikevich(long first, long end, long step, long steps) {
  const f64x2 square = splat(0.1 * 0.04), linear = splat(1 + 0.1 * 5), minus = splat(0.1), peak = splat(30);
  for (long k = step; k < step + steps; k++) {
    for (long i = first; i < end; i += TURN) {
      f64x2 next[4];
      EACH {
        const f64x2 x = load(v + i + 2 * j), u = load(w + i + 2 * j);
        next[j] = add(mul(x, add(mul(x, square), linear)), sub(load(I + i + 2 * j), mul(u, minus)));
        store(w + i + 2 * j, add(mul(u, load(a + i + 2 * j)), mul(x, load(b + i + 2 * j))));
        store(v + i + 2 * j, next[j]);
      }
      const f64x2 most = _mm_max_pd(_mm_max_pd(next[0], next[1]), _mm_max_pd(next[2], next[3]));
      if (_mm_movemask_pd(_mm_cmplt_pd(most, peak)) != 3) {
        f64x2 spiked[4];
        EACH spiked[j] = _mm_cmpge_pd(next[j], peak);
        FOR_MARKED(spiked, i, n) v[n] = c[n], w[n] += d[n];
      }
    }
  }
}

/* x/(e^x - 1) of one number. */
static double bernoulli(double x) { return x == 0 ? 1 : x / expm1(x); }

/*
 * Hodgkin-Huxley, exponential Euler. With y = e^(-(v - VT)/40 mV) four of the six exponentials of the rates are powers of
 * y; only e^(-(v - VT)/18 mV) is another. Near a removable singularity the quotients lose bits and go one by one.
 */
static void hodgkinHuxley(long first, long end, long step, long steps) {
  (void)step;
  const long count = end - first;
  const f64x2 VT = splat(-0.063), one = splat(1), threshold = splat(-0.04), near = splat(0x1p-6 * 4e-3);
  const f64x2 c1 = splat(exp(13 / 4.0)), c6 = splat(exp(8)), c3 = splat(exp(3));
  const f64x2 bn = splat(0.1 * 0.5 * exp(10 / 40.0)), ah = splat(0.1 * 0.128 * exp(17 / 18.0));
  const f64x2 leak = splat(1e-8), sodium = splat(20e-6), potassium = splat(6e-6), dt_C = splat(dt / 200e-12);
  double *y_ = row[0], *e_ = row[1], *fv = row[2], *rate[3] = {row[3], row[4], row[5]}, *z[3] = {row[6], row[7], row[8]};
  double *phi = row[9], *gate[3] = {m, n_, h};
  for (long k = 0; k < steps; k++) {
    for (long i = 0; i < count; i += TURN) EACH {
      const f64x2 x = sub(load(v + first + i + 2 * j), VT);
      store(y_ + i + 2 * j, mul(x, splat(-25)));
      store(e_ + i + 2 * j, mul(x, splat(-1 / 0.018)));
    }
    expRow(y_, count);
    expRow(e_, count);
    for (long i = 0; i < count; i += TURN) {
      f64x2 close[4];
      EACH {
        const long at = i + 2 * j;
        const f64x2 x = sub(load(v + first + at), VT), y = load(y_ + at);
        const f64x2 y2 = mul(y, y), y4 = mul(y2, y2), y8 = mul(y4, y4), E = mul(y8, c6);
        const f64x2 x1 = sub(splat(0.013), x), x2 = sub(x, splat(0.04)), x3 = sub(splat(0.015), x);
        const f64x2 am = quotient(mul(x1, splat(0.1 * 320)), sub(mul(mul(y8, y2), c1), one));
        const f64x2 bm = quotient(mul(mul(x2, splat(0.1 * 280)), E), sub(one, E));
        const f64x2 an = quotient(mul(x3, splat(0.1 * 32)), sub(mul(y8, c3), one));
        const f64x2 alpha = mul(load(e_ + at), ah);
        const f64x2 sums[3] = {add(am, bm), add(an, mul(y, bn)), add(alpha, quotient(splat(0.1 * 4), add(E, one)))};
        store(rate[0] + at, am);
        store(rate[1] + at, an);
        store(rate[2] + at, alpha);
        for (int g = 0; g < 3; g++) {
          const f64x2 minus = sub(splat(0), sums[g]);
          store(z[g] + at, minus);
          store(phi + g * TILE + at, minus);
        }
        close[j] = _mm_cmplt_pd(_mm_min_pd(_mm_min_pd(magnitude(x1), magnitude(x2)), magnitude(x3)), near);
      }
      if (__builtin_expect(anyOf(close), 0)) {
        for (int bits = bitsOf(close); bits != 0; bits &= bits - 1) {
          const long at = i + __builtin_ctz(bits);
          const double x = (v[first + at] + 0.063) * 1e3;
          rate[0][at] = 0.1 * 0.32 * 4 * bernoulli((13 - x) / 4);
          rate[1][at] = 0.1 * 0.032 * 5 * bernoulli((15 - x) / 5);
          z[0][at] = phi[at] = -(rate[0][at] + 0.1 * 0.28 * 5 * bernoulli((x - 40) / 5));
          z[1][at] = phi[TILE + at] = -(rate[1][at] + 0.1 * 0.5 * exp((10 - x) / 40));
        }
      }
    }
    for (long i = 0; i < count; i += TURN) EACH {
      const long at = i + 2 * j;
      const f64x2 x = load(v + first + at), g = load(m + first + at), n2 = mul(load(n_ + first + at), load(n_ + first + at));
      const f64x2 na = mul(mul(mul(mul(g, g), g), load(h + first + at)), sodium), kd = mul(mul(n2, n2), potassium);
      const f64x2 leaking = mul(sub(splat(-0.065), x), leak);
      const f64x2 current = sub(sub(leaking, mul(na, sub(x, splat(0.05)))), mul(kd, sub(x, splat(-0.09))));
      store(fv + at, mul(add(current, load(I + first + at)), dt_C));
      store(phi + 3 * TILE + at, mul(add(add(leak, na), kd), splat(-dt / 200e-12)));
    }
    for (int g = 0; g < 4; g++) exprelRow(phi + g * TILE, count);
    for (long i = 0; i < count; i += TURN) {
      f64x2 spiked[4];
      EACH {
        const long at = i + 2 * j;
        const f64x2 x = load(v + first + at), free = either(load(free_ + first + at), atMost(x, threshold));
        const f64x2 next = add(x, mul(load(fv + at), load(phi + 3 * TILE + at)));
        for (int g = 0; g < 3; g++) {
          double *state = gate[g] + first + at;
          const f64x2 change = add(load(rate[g] + at), mul(load(state), load(z[g] + at)));
          store(state, add(load(state), mul(change, load(phi + g * TILE + at))));
        }
        store(v + first + at, next);
        store(free_ + first + at, free);
        spiked[j] = both(above(next, threshold), free);
      }
      if (anyOf(spiked)) FOR_MARKED(spiked, first + i, n) free_[n] = 0;
    }
  }
}

static const struct {
  const char *name;
  void (*tile)(long first, long end, long step, long steps);
} models[] = {
  {"lif", lif},
  {"noisy-lif", noisyLif},
  {"noisy-adaptive", noisyAdaptive},
  {"hodgkin-huxley", hodgkinHuxley},
  {"adex", adex},
  {"izhikevich", izhikevich},
};

static void initialise(const char *name) {
  union { uint64_t bits; double value; } always = {~0ull};
  spikes = 0;
  for (long n = 0; n < neurons; n++) {
    const double part = (double)n / (double)neurons;
    v[n] = w[n] = m[n] = n_[n] = h[n] = 0;
    lastspike[n] = -1e4;
    free_[n] = always.value;
    if (strstr(name, "lif")) I[n] = 3.0 * (double)n / (double)(neurons - 1);
    if (!strcmp(name, "noisy-adaptive")) v[n] = -0.07 + 0.02 * positive((uint64_t)n * 0x9e3779b97f4a7c15), vt[n] = -0.05;
    if (!strcmp(name, "hodgkin-huxley")) v[n] = -0.065, I[n] = 0.7e-9 * part;
    if (!strcmp(name, "adex")) v[n] = -70.6e-3, I[n] = 1.5e-9 * part;
    if (!strcmp(name, "izhikevich")) {
      v[n] = -65, w[n] = 0.2 * -65, I[n] = 0.1 * (140 + 10 * part);
      a[n] = 1 - 0.1 * 0.02, b[n] = 0.1 * 0.02 * 0.2, c[n] = -65 + 15 * part * part, d[n] = 8 - 6 * part * part;
    }
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int ascending(const void *x, const void *y) {
  const double difference = *(const double *)x - *(const double *)y;
  return difference < 0 ? -1 : difference > 0;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  neurons = atol(argv[2]);
  /* the loops take eight neurons a turn, and none is to be there that does not count */
  if (neurons < TURN || neurons % TURN != 0) return 2;
  const long steps = lround(atof(argv[3]) / dt);
  double **arrays[] = {&v, &w, &I, &lastspike, &free_, &m, &n_, &h, &vt, &a, &b, &c, &d};
  for (size_t k = 0; k < sizeof arrays / sizeof *arrays; k++) *arrays[k] = numbers(neurons, 0);
  double *rows = numbers(13 * TILE + 64, 0);
  for (int k = 0; k < 13; k++) row[k] = rows + k * TILE;
  not_refractory = calloc((size_t)neurons, 1);
  makeOctave();
  makeLayers();
  for (size_t k = 0; k < sizeof models / sizeof *models; k++) {
    if (strcmp(models[k].name, argv[1]) != 0) continue;
    double times[5];
    for (int run = 0; run < 5; run++) {
      initialise(argv[1]);
      const double began = now();
      for (long step = 0; step < steps; step += BLOCK) {
        const long block = steps - step < BLOCK ? steps - step : BLOCK;
        for (long first = 0; first < neurons; first += TILE)
          models[k].tile(first, first + TILE < neurons ? first + TILE : neurons, step, block);
      }
      times[run] = (now() - began) * 1e9 / (double)neurons / (double)steps;
    }
    qsort(times, 5, sizeof *times, ascending);
    printf("%.4f %ld\n", times[2], spikes);
    return 0;
  }
  return 2;
}
