# A noisy membrane, and how it spreads
#
# xi is white noise. Scaled by sigma*sqrt(2/tau) it makes the membrane wander with standard deviation sigma around its mean:
# an Ornstein-Uhlenbeck process. Two hundred such membranes, watched for a while, fill the Gaussian that theory promises.
#
# Try: make tau ten times longer. The histogram stays, but the traces on the left become lazy.
from brian2 import *

seed(2)

tau = 10*ms  # how soon the membrane forgets a kick
mu = -62*mV  # its mean
sigma = 3*mV  # standard deviation around it

membranes = NeuronGroup(200, 'dv/dt = (mu - v)/tau + sigma*sqrt(2/tau)*xi : volt', method='euler')
membranes.v = mu

# Sampled every 5 ms, so that neighbouring samples are not all the same story.
trace = StateMonitor(membranes, 'v', record=[0, 1])
samples = StateMonitor(membranes, 'v', record=True, dt=5*ms)
run(300*ms)

late = samples.v[:, 10:]/mV
print('mean %.2f mV, standard deviation %.2f mV' % (mean(late), std(late)))

figure(figsize=(10, 4))
subplot(121)
plot(trace.t/ms, trace.v[0]/mV)
plot(trace.t/ms, trace.v[1]/mV)
xlabel('Time (ms)')
ylabel('v (mV)')
title('Two of the membranes')
subplot(122)
hist(late.flatten(), 40, histtype='stepfilled', facecolor='C0', density=True, label='simulated')
x = mu/mV + sigma/mV*linspace(-4.3, 4.3, 200)
plot(x, exp(-(x - mu/mV)**2/(2*(sigma/mV)**2))/sqrt(2*pi*(sigma/mV)**2), 'k', label='theory')
xlabel('v (mV)')
ylabel('Density (1/mV)')
title('All of them')
legend()
tight_layout()
