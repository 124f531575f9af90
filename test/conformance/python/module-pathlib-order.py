"""Paths that are compared, matched and put together; no file is touched."""
from pathlib import Path

p = Path('a/b/c.tar.gz')
print(p.suffixes, Path('.bashrc').suffixes, Path('x').suffixes, Path('run.1.npz').suffixes)
print('x' / Path('y'), '/r' / Path('y'), Path('a') / 'b' / 'c')
print(p.is_relative_to('a'), p.is_relative_to('a/b/c.tar.gz'), p.is_relative_to('b'), Path('/x').is_relative_to('/'))
print(p.match('*.gz'), p.match('b/*.gz'), p.match('a/*.gz'), p.match('c.*'))
print(Path('/a/b').match('/a/*'), Path('/a/b').match('/*'), Path('/x/a/b').match('/a/*'))
print(p.relative_to('a'), p.relative_to('.'), Path('/x/y').relative_to('/'), Path('a').relative_to('a'))
print(sorted([Path('b'), Path('a/c'), Path('a'), Path('a-b'), Path('/z')]))
print(p < Path('b'), Path('a/b') <= Path('a/b'), max(Path('x1'), Path('x10'), Path('x2')))
for wrong in [lambda: Path('a') < 'b', lambda: 3 / Path('a')]:
    try:
        wrong()
    except TypeError as e:
        print(e)
results = [Path('out') / f'run-{k:02d}.npz' for k in (10, 2, 1)]
for each in sorted(results):
    print(each, each.stem.split('-')[1], each.with_suffix('.txt').name)
