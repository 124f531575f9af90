"""What arguments do besides being stored."""
import argparse

parser = argparse.ArgumentParser(prog='simulate', description='Runs a model.')
parser.add_argument('--plot', action=argparse.BooleanOptionalAction, default=True, help='draw figures')
parser.add_argument('--save', action=argparse.BooleanOptionalAction)
parser.add_argument('--seeds', action='extend', nargs='+', type=int, default=[])
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('--tag', action='append')
parser.add_argument('--fast', dest='method', action='store_const', const='euler', default='rk4')
for words in [[], ['--no-plot', '--save'], ['--plot', '--no-save', '-vv'], ['--seeds', '1', '2', '--seeds', '3'],
              ['--tag', 'a', '--tag', 'b', '--fast']]:
    print(parser.parse_args(words))
parser.set_defaults(method='heun')
print(parser.get_default('method'), parser.get_default('verbose'), parser.get_default('nothing'))
given = parser.parse_args(['--no-plot'])
print('plot' in given, 'plots' in given, given == parser.parse_args(['--no-plot']), given == parser.parse_args([]))
print(argparse.Namespace(n=1, tau=2.5), argparse.Namespace(n=1) == argparse.Namespace(n=1), vars(argparse.Namespace(n=1)))
known, rest = parser.parse_known_args(['--other', '-v'])
print(known.verbose, rest)
