# Lines of a certain length, indents, and moments as nine numbers.
import random
import textwrap
import time

random.seed(3)
words = ['well-known', 'a', 'the', 'neuron', 'spike--train', 'x-y', '1-2', 'state-of-the-art', 'foo--', '--bar', 'I-V-curve',
         'it.', 'verylongwordthatdoesnotfit', "can't", 'a-b-cd', '\ttab', 'two\nlines', '-v', 'x=-3', 'low-level-x', 'A-1-B']
for k in range(60):
    parts = [random.choice(words) + ('  ' if random.random() < .1 else '') for _ in range(random.randint(0, 14))]
    w = random.choice([1, 3, 5, 8, 12, 20, 30, 70])
    print(textwrap.wrap(' '.join(parts), w))
    print(repr(textwrap.fill(' '.join(parts), w + 6, initial_indent='* ', subsequent_indent='  ')))
for t in ['  a\n    b\n\n   \n  c', '\tx\n\ty', 'a\n  b', '', '   \n', '\n    dv/dt = -v/tau : 1\n    tau : second\n    ',
          '  \tq\n  \tr\n   s']:
    print(repr(textwrap.dedent(t)), repr(textwrap.indent(t, '> ')), repr(textwrap.indent(t, '> ', lambda line: True)))
for s in (0, 1e9, 1234567890.5):
    moment = time.gmtime(s)
    print(moment, moment.tm_year, moment[7], len(moment), time.strftime('%Y-%m-%d %H:%M:%S %j %a %b %y', moment))
    print(time.asctime(moment), time.mktime(time.localtime(s)) == int(s))
for wrong in (lambda: textwrap.wrap('a', 0), lambda: time.mktime(3), lambda: time.asctime((1, 2))):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
