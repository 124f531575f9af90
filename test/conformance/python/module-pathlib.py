import os
from pathlib import Path, PurePath

p = Path('data') / 'run' / 'spikes.tar.gz'
print(p, repr(p), p.name, p.stem, p.suffix, p.parent, p.parts)
print(p.with_suffix('.npy'), p.with_name('x.txt'), p.with_stem('y'), Path('a').with_suffix('.b'))
print(Path('a', 'b', '/c'), Path('a//b/./c'), Path(''), Path('.') / 'x', Path('a/../b'))
print(Path('/a/b').parents[0], [str(q) for q in Path('a/b/c').parents], Path('/').parent, Path('a').parent)
print(Path('a') == Path('a/'), Path('a') != Path('b'), {Path('a'): 1}[Path('./a')], Path('x') == 'x')
print(Path('/a/b/c').relative_to('/a'), Path('a').is_absolute(), Path('/a').is_absolute())
print(os.path.join('a', Path('b')), os.path.basename(p), os.fspath(p), p.as_posix(), f'{p}', str(PurePath('q')))
print(isinstance(p, Path), p.joinpath('x', 'y'))
try:
    Path('b').relative_to('a')
except ValueError as e:
    print(e)
try:
    Path('a') / 3
except TypeError as e:
    print('TypeError')
