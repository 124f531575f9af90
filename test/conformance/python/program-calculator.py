# A small program: a recursive-descent calculator.
import re

class Parser:
    token = re.compile(r'\s*(?:(\d+\.?\d*)|(.))')

    def __init__(self, text):
        self.tokens = [(float(n) if n else None, op) for n, op in self.token.findall(text)]
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos] if self.pos < len(self.tokens) else (None, None)

    def take(self):
        token = self.peek()
        self.pos += 1
        return token

    def expression(self):
        value = self.term()
        while self.peek()[1] in ('+', '-'):
            op = self.take()[1]
            value = value + self.term() if op == '+' else value - self.term()
        return value

    def term(self):
        value = self.factor()
        while self.peek()[1] in ('*', '/'):
            op = self.take()[1]
            right = self.factor()
            value = value * right if op == '*' else value / right
        return value

    def factor(self):
        base = self.atom()
        if self.peek()[1] == '^':
            self.take()
            return base ** self.factor()
        return base

    def atom(self):
        number, op = self.take()
        if number is not None:
            return number
        if op == '(':
            value = self.expression()
            if self.take()[1] != ')':
                raise SyntaxError('expected )')
            return value
        if op == '-':
            return -self.factor()
        raise SyntaxError(f'unexpected {op!r}')

def evaluate(text):
    parser = Parser(text)
    value = parser.expression()
    if parser.pos != len(parser.tokens):
        raise SyntaxError(f'trailing {parser.peek()[1]!r}')
    return value

for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-2 ^ 2', '10 / 4 - 1', '1 / 0', '(1', '1 +', '2 $ 3', '1 2'):
    try:
        print(text, '=', evaluate(text))
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, '->', type(e).__name__, e)
