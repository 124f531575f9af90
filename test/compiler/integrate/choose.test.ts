import { describe, expect, test } from 'vitest'
import { chooseMethod } from '../../../compiler/integrate/choose.ts'
import { system } from './helpers.ts'

describe('the method chosen without being asked', () => {
  test.each([
    ['leak', 'dv=(v0-v)/tau', 'exact'],
    ['no leak', 'dv=I/C', 'euler'],
    ['zero', 'dv=0/second', 'euler'],
    ['two, triangular', 'dv=(g-v)/tau; dg=-g/taug', 'exact'],
    ['CUBA', 'dv=(ge+gi-(v-El))/taum; dge=-ge/taue; dgi=-gi/taui', 'exact'],
    ['CUBA, one tau', 'dv=(ge+gi-(v-El))/taum; dge=-ge/taum; dgi=-gi/taum', 'exact'],
    ['drive and threshold', 'dv=(v_drive+vr-v)/tau; dvt=(vt0-vt)/tau_t', 'exact'],
    ['adaptation, symbols', 'dv=(I-w-v)/tau; dw=(a*v-w)/tauw', 'exact'],
    ['adaptation, numbers, real eigenvalues', 'dv=(I-0.1*w-v)/(10*ms); dw=(0.1*v-w)/(100*ms)', 'exact'],
    ['adaptation, numbers, complex', 'dv=(I-w-v)/(10*ms); dw=(v-w)/(10*ms)', 'euler'],
    ['oscillator, numbers', 'dv=w/ms; dw=-v/ms', 'euler'],
    ['oscillator, symbol', 'dv=w*om; dw=-v*om', 'exact'],
    ['oscillator, k', 'dv=w/second; dw=-k*v/second', 'exact'],
    ['damped, symbols', 'dv=w/second; dw=-k*v/second-w/tau', 'exact'],
    ['alpha synapse', 'dv=(x-v)/tau; dx=-x/tau', 'exact'],
    ['alpha, three', 'dv=(y-v)/taum; dy=(x-y)/taus; dx=-x/taus', 'exact'],
    ['biexponential', 'dv=(El-v+g)/taum; dg=(-g+h)/tau1; dh=-h/tau2', 'exact'],
    ['3×3 full, numbers', 'dx=(y-x)/ms; dy=(z-y)/ms; dz=(x-2*z)/ms', 'euler'],
    ['2+1 block', 'dv=(I-w-v+g)/tau; dw=(a*v-w)/tauw; dg=-g/taug', 'exact'],
    ['3×3 full, symbols', 'dx=(a*y-x)/tau; dy=(b*z-y)/tau; dz=(c*x-z)/tau', 'euler'],
    ['unless refractory, one', 'dv!=(v0-v)/tau', 'exact'],
    ['unless refractory, two', 'dv!=(g-v)/tau; dg=-g/taug', 'exact'],
    ['decoupled singular', 'dv=(v0-v)/tau; dx=1/second', 'euler'],
    ['integral of another', 'dv=(v0-v)/tau; dx=v/second', 'euler'],
    ['t in the drive, sine', 'dv=(sin(2*pi*100*Hz*t)-v)/tau', 'euler'],
    ['t in the drive, ramp', 'dv=(t/second-v)/tau', 'euler'],
    ['constant over dt', 'dv=(z-v)/tau; z=rand() (constant over dt)', 'exact'],
    ['parameter functions, exp', 'dv=(exp(p)-v)/tau', 'exact'],
    ['parameter functions, clip', 'dv=(clip(I,0,1)-v)/tau', 'exact'],
    ['parameter times variable', 'dv=(w*v)/tau', 'exact'],
    ['quadratic', 'dv=-v*v/tau', 'euler'],
    ['cancelling squares', 'dv=(v*v-v**2-v)/tau', 'exact'],
    ['cancelling product', 'dv=((v-1)*(v+1)-v**2-v)/tau', 'exact'],
    ['cancelling quotient', 'dv=(v/v-v)/tau', 'exact'],
    ['power of one', 'dv=(1-v**1.0)/tau', 'exact'],
    ['abs', 'dv=(1-abs(v))/tau', 'euler'],
    ['step in t', 'dv=(int(t>10*ms)-v)/tau', 'euler'],
    ['lastspike', 'dv=(exp(-(t-lastspike)/tau)-v)/tau', 'euler'],
    ['no differential equation', '', 'exact'],
    ['subexpression', 'dv=(I_tot-v)/tau; I_tot=a*w+b; dw=-w/tauw', 'exact'],
    ['v cancels', 'dv=(v-v+1)/tau', 'euler'],
    ['v times 0', 'dv=(0*v+1)/tau', 'euler'],
    ['noise, additive', 'dv=-v/tau+xi*tau**-0.5', 'euler'],
    ['noise, multiplicative', 'dv=-v/tau+v*xi*tau**-0.5', 'heun'],
    ['four gates', 'dm=-m/t1; dn=-n/t2; dh=-h/t3; dp=-p/t4', 'exact'],
    ['chain of five', 'dv=(s1+s2+s3+s4-v)/taum; ds1=-s1/t1; ds2=-s2/t2; ds3=-s3/t3; ds4=-s4/t4', 'exact'],
  ])('%s', (_, equations, method) => {
    expect(chooseMethod(system(equations)).method).toBe(method)
  })

  // Answers of Brian 2.9 for pairs of variables that act on each other: its solver is particular about real numbers.
  test.each([
    ['dv=w/ms; dw=-k*v/ms', 'exact'],
    ['dv=w*k; dw=-v', 'euler'],
    ['dv=w*k*q; dw=-v*k*q', 'exact'],
    ['dv=w*k; dw=-v*q', 'euler'],
    ['dv=w*k*k; dw=-v', 'exact'],
    ['dv=w*k**4; dw=-v', 'exact'],
    ['dv=w*om-v*a; dw=-v*om-w*a', 'exact'],
    ['dv=w*om-v; dw=-v*om-w', 'exact'],
    ['dv=w*om-v/tau; dw=-v*om-w/tau', 'euler'],
    ['dv=w/tau; dw=-v/tau', 'euler'],
    ['dv=w/tau-v/tau; dw=-v/tau-w/tau', 'euler'],
    ['dv=-w/tau1; dw=v/tau2', 'exact'],
    ['dv=w/second; dw=-k*k*v/second', 'euler'],
    ['dv=w*2*pi*f; dw=-v*2*pi*f', 'exact'],
    ['dv=-v/(2*pi)+w; dw=-w/(2*pi)-v', 'exact'],
    ['dv=2*w; dw=-3*v', 'exact'],
    ['dv=-w; dw=v-w', 'euler'],
    ['dv=w; dw=-v-0.5*w', 'exact'],
    ['dv=w*om; dw=-v*om-om*w/2', 'euler'],
    ['dv=w*om; dw=-v*om-0.5*om*w', 'exact'],
    ['dv=w*Hz; dw=-v*Hz', 'exact'],
    ['dv=-v*Hz+w*Hz; dw=-v*Hz', 'euler'],
    ['dv=w*sqrt(k); dw=-v*sqrt(k)', 'euler'],
    ['dv=w*exp(p); dw=-v*exp(p)', 'exact'],
    ['dv=w*abs(p); dw=-v*abs(p)', 'exact'],
    ['dv=w*clip(p,0,1); dw=-v*clip(p,0,1)', 'euler'],
    ['dv=a*v+w*k/ms; dw=a*w-v*k/ms', 'euler'],
    ['dv=a*v+w; dw=b*w+v', 'euler'],
    ['dv=w*om; dw=v*om', 'exact'],
    ['dv=w*a; dw=v*b', 'euler'],
    ['dv=w*a/ms; dw=v*b/ms', 'exact'],
    ['dv=-2*v+w; dw=v-3*w', 'exact'],
    ['dv=w*(a+b); dw=-v*(a+b)', 'exact'],
    ['dv=w*(a+b)/tau; dw=-v*(a+b)/tau', 'euler'],
    ['dv=w*om-v*k; dw=-v*om-w*k*3', 'euler'],
    ['dv=(w-2*v)*om; dw=(v-3*w)*om', 'exact'],
    ['dv=(w-v)/ms; dw=(v-w)/tau', 'euler'],
    ['dv=w/taue; dw=-v/taui-w/taue', 'exact'],
    ['dv=w/taud-v/taur; dw=-w/taur-v/taud', 'euler'],
    ['dv!=om*w; dw!=-om*v', 'euler'],
    ['dv!=om*w; dw=-om*v', 'exact'],
    ['dv!=(I-w-v)/tau; dw=(a*v-w)/tauw', 'exact'],
    ['dv!=(I-w-v)/(10*ms); dw=(v-w)/(10*ms)', 'exact'],
    ['dv=a*v; dw=b*w+v; dz=z-w', 'exact'],
    ['dv=v-w+I; dw=a*v-a*x/tau; dx=-x/C', 'exact'],
  ])('%s: %s', (equations, method) => {
    expect(chooseMethod(system(equations)).method).toBe(method)
  })

  test.each([
    ['dv=(v/10+v/5-3*v/10-v)/tau', 'exact'],
    ['dv=((v+1)*v)/(v+1)-3*v', 'exact'],
    ['dv=(v**2+v)/v-3*v', 'exact'],
    ['dv=1/(1/v)/ms', 'exact'],
    ['dv=-v*t/t', 'exact'],
    ['dv=(t-t-v)/tau', 'exact'],
    ['dv=-v/tau+0*rand()', 'exact'],
    ['dv=(rand()-v)/tau', 'euler'],
    ['dv=(stimulus(t)-v)/tau', 'exact'],
    ['dv=(stimulus(t-delay)-v)/tau', 'euler'],
    ['dv=(I-v)/tau; I=stimulus(t)', 'exact'],
    ['dv=(I-v)/tau; I=sin(t*f)', 'euler'],
    ['dv=(k-k)*v/tau', 'euler'],
    ['dv=z*v/tau; z=k-k', 'euler'],
    ['dv=(v**2)**0.5/ms', 'euler'],
    ['dv=-v/tau+I*xi; I=a*v', 'heun'],
    ['dv=-v/tau+stimulus(t)*xi', 'heun'],
    ['dv=-v/tau+v/v*xi', 'euler'],
    ['dv=-v/tau+0.1*xi_1+v*xi_2', 'heun'],
  ])('%s: %s', (equations, method) => {
    expect(chooseMethod(system(equations)).method).toBe(method)
  })

  test.each([
    ['dv=I/C', /no unique fixed point/],
    ['dv=w/ms; dw=-v/ms', /complex/],
    ['dx=(y-x)/ms; dy=(z-y)/ms; dz=(x-2*z)/ms', /three or more/],
  ])('%s could be solved exactly, and the note says why it is not', (equations, reason) => {
    expect(chooseMethod(system(equations)).note).toMatch(reason)
  })

  test.each(['dv=-v*v/tau', 'dv=(v0-v)/tau', 'dv=-v/tau+xi*tau**-0.5', 'dv=(sin(t*f)-v)/tau'])(
    '%s needs no note',
    equations => {
      expect(chooseMethod(system(equations)).note).toBeUndefined()
    },
  )
})
