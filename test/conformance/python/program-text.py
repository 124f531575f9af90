# A small program: words, numbers and tables of a text.
from collections import Counter
text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox does not. Quick, quick!"""
words = [w.strip('.,;!').lower() for w in text.split()]
print(len(words), Counter(words).most_common(3), sorted(set(words), key=lambda w: (-len(w), w))[:4])
print({len(w): sorted({v for v in words if len(v) == len(w)}) for w in sorted(words, key=len)})
for n, line in enumerate(text.splitlines(), 1):
    print(f'{n:>2}| {line[:20]:<20} |{len(line):4d}')
def roman(n):
    out = ''
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        while n >= value:
            out += sign
            n -= value
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024)])
def caesar(s, k):
    return ''.join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar('hello, world', 3), caesar(caesar('abc xyz', 5), -5))
def is_palindrome(s):
    s = [c.lower() for c in s if c.isalpha()]
    return s == s[::-1]
print(is_palindrome('A man, a plan, a canal: Panama'), is_palindrome('no'))
print('\n'.join('{:<6}{:>8.2f}{:^10}{:+d}'.format(*row) for row in [('a', 1.5, 'mid', 3), ('bcd', 22.333, 'x', -4)]))
def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return ''.join(c + (str(n) if n > 1 else '') for c, n in out)
print(rle('aaabccd'), rle(''), rle('z'))
def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]
print(levenshtein('kitten', 'sitting'), levenshtein('', 'abc'))
print(', '.join(f'{k}={v!r}' for k, v in dict(a=1, b='x', c=None).items()), '%-10s|%5.1f%%' % ('done', 99.5), 'x'.join('abc'), repr('a\\b\'c'))
