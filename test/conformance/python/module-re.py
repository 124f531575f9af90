# The module re.
import re
m = re.search(r'(\w+)@(\w+)\.com', 'mail bo@site.com now')
print(m.group(), m.group(1), m.group(1, 2), m.groups(), m.start(), m.end(2), m.span(), m[2], bool(m), m)
print(re.match('b', 'ab'), re.match('a', 'ab').group(), re.fullmatch(r'\d+', '123') is not None, re.fullmatch(r'\d+', '12a'))
print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1 b2'), re.findall(r'(a)|b', 'ab'), [x.group() for x in re.finditer('.', 'ab')], re.findall('', 'ab'))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', 'b', 'aaa', count=2), re.sub(r'\d', lambda m: str(int(m.group()) * 2), 'a1b2'), re.subn('x', 'y', 'xx'), re.sub(r'(?P<n>\d)', r'<\g<n>>', 'a1'), re.sub('x*', '-', 'abxd'))
print(re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(-)', 'a-b'), re.split(r'\s+', 'a b  c', maxsplit=1), re.escape('a.b*c'))
p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.I)
d = p.search('on 2024-05-01')
print(d.groupdict(), d.group('year'), d['month'], p.pattern, p.groups, p.groupindex == {'year': 1, 'month': 2}, p.findall('2020-01 2021-02'))
print(re.findall(r'^\w', 'ab\ncd', re.M), re.findall(r'^\w', 'ab\ncd'), re.search('A.B', 'a\nb', re.I | re.S) is not None, re.findall(r'\bfoo\b', 'foo foobar foo'), re.search(r'end$', 'the end\n') is not None, re.search(r'end\Z', 'the end\n'))
print(re.findall(r'(?i)abc', 'ABC abc'), re.search(r'(?<=\$)\d+', 'cost $42').group(), re.findall(r'a(?!b)', 'ab ac'), re.findall(r'[^a-z\s]', 'aB c-D]'), re.findall(r'[]a]', 'a]b'), re.findall(r'a{2,3}?', 'aaaa'), re.findall(r'(?:ab)+', 'ababab ab'))
v = re.compile(r'''
    (\d+)   # number
    \s* ([a-z]+)  # unit
''', re.X)
print(v.match('10 mV'.lower()).groups(), re.sub(r'\s+', ' ', ' a\t\n b '), re.match(r'(a)?(b)?', 'b').groups(), re.match(r'(a)?(b)?', 'b').groups('-'))
for bad in ('(', '[a', '*', '(?P<n>a)(?P<n>b)', ')', r'\2(a)'):
    try:
        re.compile(bad)
        print('compiled', bad)
    except re.error as e:
        print('error', bad)
words = re.findall(r"[A-Za-z']+", "It's the end of the world, isn't it?")
print(words, sorted({w.lower() for w in words}), re.match('(.)(.)', 'ab').expand(r'\2\1'), re.search('é+', 'caféé').span(), re.findall(r'\w+', 'naïve Ünï'))
