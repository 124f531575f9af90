# What Equations say of their noise.
from brian2 import *
seed(1)
noisy = Equations('dv/dt = -v/tau + s*v*xi*tau**-0.5 : 1')
print(noisy.is_stochastic, noisy.stochastic_type, noisy.stochastic_variables, noisy.substitute(tau=3*ms, s=-2))
more = Equations('dv/dt = -v/tau + s*xi_1*tau**-0.5 : 1 (unless refractory)')
print(more.stochastic_type, more.stochastic_variables, more['v'].flags, more.dimensions['v'], more.get('w'), more == Equations(str(more)))
