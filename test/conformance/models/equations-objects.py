# Equations objects: put together, renamed, with values of every kind; what they know of themselves; refused ones.
from brian2 import *
tau = 20*ms
def refused(call):
    try:
        print(call())
    except Exception as exc:
        print(type(exc).__name__, exc)
a = Equations('''dv/dt = (g*(E - v) + I)/tau + sigma*sqrt(2/tau)*xi : 1
I = A*sin(2*pi*f*t) : 1 (constant over dt)
A : 1 (constant, shared)
flag : boolean
n : integer (constant)''', g=0.5, E=2, f=10*Hz)
print(a)
print(sorted(a.names), len(a), sorted(a.identifiers))
print(sorted(a.parameter_names), sorted(a.eq_names))
print(a.is_stochastic, a.stochastic_type, a.stochastic_variables)
print([(name, str(dim)) for name, dim in sorted(a.dimensions.items())])
for eq in a.ordered:
    print(eq.type, eq.varname, eq.dim, eq.var_type, eq.flags, eq.expr is None)
b = Equations('du/dt = -u/tau_u + xi_1 + u*xi_2/2 : 1', u='w', tau_u=tau)
print(b, b.stochastic_type, sorted(b.stochastic_variables))
both = a + b
print(len(both), sorted(both.names), sorted(both.diff_eq_names))
both += Equations('z : volt')
print('z' in both, both['z'], [name for name in both])
c = a.substitute(v='v_d', I='I_d', sigma='noise')
print(c)
print(sorted(c.names))
chain = Equations('x = a + b : 1', a='b', b='c')
print(chain)
refused(lambda: Equations('''dp/dt = q/ms : 1
dq/dt = -p/ms : 1''', p='q', q='p'))
values = Equations('y = a*b*c*d : 1', a=1, b=2.5, c=-1, d=1e-20)
print(values)
units = Equations('y = a/b : volt/second', a=-3*mV, b=2.5*ms)
print(units)
print(Equations('''y = (a +
   b) : 1   # a comment
   x : metre/second**2 (shared,
   constant)'''))
print([str(e) for e in Equations('a = b : 1\nb = c : 1\nc : 1\ndd/dt = a/second : 1').ordered])
print(repr(a['v']), repr(a['A']), repr(a['v'].expr), str(a['v'].expr))
print(a.eq_expressions)
print(a == Equations(str('x : 1')), a == a, Equations('x : 1') == Equations('x : 1'))
refused(lambda: Equations('x : 1') + Equations('x : volt'))
refused(lambda: Equations('x : 1', x='1a'))
refused(lambda: Equations('x : 1', x=3))
refused(lambda: Equations('x : 1\ny : 1', x='y'))
refused(lambda: Equations('x : 1') + 3)
refused(lambda: Equations(3))
refused(lambda: Equations('x : 1')['y'])
refused(lambda: Equations('x = y : 1\ny = x : 1'))
refused(lambda: Equations('dx/dt = xi : 1\ndy/dt = xi : 1'))
refused(lambda: Equations('x = xi : 1'))
refused(lambda: Equations('t : second'))
refused(lambda: Equations('_x : 1'))
refused(lambda: Equations('x_pre : 1'))
refused(lambda: Equations('x : 1 (foo)'))
refused(lambda: Equations(''))
G = NeuronGroup(2, a + b, method='euler', name='G')
