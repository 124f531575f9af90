"""Records what CPython prints for each script of the folder python, beside the script: NAME.py gives NAME.out.

    python3 test/conformance/record-python.py [NAME ...]

Scripts whose names begin with numpy, scipy or progress need a Python with these, progress with tqdm and progressbar2.
"""
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).parent / 'python'
names = sys.argv[1:] or sorted(path.stem for path in folder.glob('*.py'))
for name in names:
    script = folder / f'{name}.py'
    done = subprocess.run(
        # Scripts are called like modules, which they are not to be taken for.
        [sys.executable, '-P', '-W', 'ignore', script.name], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f'{script}: {done.stderr}')
    script.with_suffix('.out').write_text(done.stdout)
print(f'{len(names)} recorded by Python {sys.version.split()[0]}')
