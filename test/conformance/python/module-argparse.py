import argparse
import sys

print(len(sys.argv))
parser = argparse.ArgumentParser(prog='model', description='A model.')
parser.add_argument('-n', '--number', type=int, default=10, help='neurons')
parser.add_argument('--rate', type=float, required=True)
parser.add_argument('--method', choices=['euler', 'rk4'], default='euler')
parser.add_argument('--verbose', '-v', action='store_true')
parser.add_argument('--quiet', action='store_false', dest='loud')
parser.add_argument('--tag', action='append')
parser.add_argument('--level', action='count', default=0)
parser.add_argument('--sizes', type=int, nargs='+', metavar='N')
parser.add_argument('--pair', type=float, nargs=2)
parser.add_argument('--opt', nargs='?', const='c', default='d')
parser.add_argument('name')
parser.add_argument('rest', nargs='*')

print(parser.parse_args(['--rate', '2.5', 'x']))
print(parser.parse_args('-n 3 --rate=-1e-3 x y z --method rk4 -v --quiet --tag a --tag b'.split()))
args = parser.parse_args('x --rate 1 --sizes 1 2 3 --pair -1 2 --opt --level --level -n5'.split())
print(args, args.sizes, vars(args)['pair'])
print(parser.parse_args('--ver --rate 1 -- --odd more'.split()))
print(parser.parse_known_args('--rate 1 x --unknown'.split()))

for wrong in ['x', '--rate a x', '--rate 1 --method heun x', '--rate 1', '--rate 1 x --nothing', '--rate 1 x --pair 1',
              '--rate', '--rate 1 x --sizes']:
    try:
        parser.parse_args(wrong.split())
    except SystemExit as e:
        print('exit', e.code)

either = argparse.ArgumentParser()
group = either.add_mutually_exclusive_group(required=True)
group.add_argument('--a', action='store_true')
group.add_argument('--b', action='store_true')
print(either.parse_args(['--b']))
for wrong in [[], ['--a', '--b']]:
    try:
        either.parse_args(wrong)
    except SystemExit as e:
        print('exit', e.code)


def positive(text):
    value = float(text)
    if value <= 0:
        raise argparse.ArgumentTypeError('must be positive')
    return value


typed = argparse.ArgumentParser()
typed.add_argument('--p', type=positive, default='3')
typed.set_defaults(extra=1)
print(typed.parse_args([]), typed.parse_args(['--p', '2']))
print(argparse.Namespace(a=1, b='x').b)
