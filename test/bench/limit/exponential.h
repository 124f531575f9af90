/*
 * Exponentials of a row of numbers, in place. With 256 steps to an octave: x = k ln(2)/256 + r, k = 256 m + j,
 * S = 2^m 2^(j/256), e^x = S + S p and e^x - 1 = (S - 1) + S (p + d), where p = e^r - 1 is a polynomial and d is what
 * the table's 2^(j/256) lacks, relatively.
 */
#include "vectors.h"

static double octave[256][2] __attribute__((aligned(64)));

static void makeOctave(void) {
  for (int j = 0; j < 256; j++) {
    const long double exact = exp2l(j / 256.0L);
    octave[j][0] = (double)exact;
    octave[j][1] = (double)((exact - octave[j][0]) / exact);
  }
}

#define PER_STEP splat(369.3299304675746) /* 256/ln 2 */
#define STEP_HIGH splat(0.002707606173999011) /* ln(2)/256, upper 34 bits */
#define STEP_LOW splat(6.327543041662719e-14)
#define ROUNDING splat(6755399441055744.0) /* 1.5 2^52: its low bits are k */

/* The power of two m, as a number to be added to the bits of 2^(j/256). */
static inline __m128i power(f64x2 shifted) {
  return _mm_slli_epi64(_mm_and_si128(_mm_castpd_si128(shifted), _mm_set1_epi64x(~255LL)), 44);
}
static inline f64x2 scaled(f64x2 x, f64x2 shifted) {
  return _mm_castsi128_pd(_mm_add_epi64(_mm_castpd_si128(x), power(shifted)));
}
static inline const double *entry(const double *row, int lane) { return octave[*(const uint8_t *)(row + lane)]; }

static void expRow(double *row, long count) {
  for (double *at = row; at < row + count; at += TURN) {
    f64x2 x[4], odd[4], shifted[4], r[4], p[4];
    EACH x[j] = load(at + 2 * j);
    EACH odd[j] = above(magnitude(x[j]), splat(707));
    if (__builtin_expect(anyOf(odd), 0)) {
      for (int n = 0; n < TURN; n++) at[n] = exp(at[n]);
      continue;
    }
    EACH shifted[j] = add(mul(x[j], PER_STEP), ROUNDING);
    EACH store(at + 2 * j, shifted[j]);
    EACH {
      const f64x2 k = sub(shifted[j], ROUNDING);
      r[j] = sub(sub(x[j], mul(k, STEP_HIGH)), mul(k, STEP_LOW));
    }
    EACH {
      const f64x2 linear = add(splat(0.16666667996708753), mul(r[j], splat(0.04166666055703587)));
      const f64x2 q = add(splat(0.5000000000000122), mul(r[j], linear));
      p[j] = add(r[j], mul(mul(r[j], r[j]), q));
    }
    EACH {
      const f64x2 t = _mm_loadh_pd(_mm_load_sd(entry(at + 2 * j, 0)), entry(at + 2 * j, 1));
      const f64x2 s = scaled(t, shifted[j]);
      store(at + 2 * j, add(s, mul(s, p[j])));
    }
  }
}

/* (e^x - 1)/x, 1 at 0. */
static void exprelRow(double *row, long count) {
  for (double *at = row; at < row + count; at += TURN) {
    f64x2 x[4], odd[4], shifted[4], r[4], p[4];
    EACH x[j] = load(at + 2 * j);
    EACH odd[j] = either(above(magnitude(x[j]), splat(707)), _mm_cmpeq_pd(x[j], splat(0)));
    if (__builtin_expect(anyOf(odd), 0)) {
      for (int n = 0; n < TURN; n++) at[n] = at[n] == 0 ? 1 : expm1(at[n]) / at[n];
      continue;
    }
    EACH shifted[j] = add(mul(x[j], PER_STEP), ROUNDING);
    EACH store(at + 2 * j, shifted[j]);
    EACH {
      const f64x2 k = sub(shifted[j], ROUNDING);
      r[j] = sub(sub(x[j], mul(k, STEP_HIGH)), mul(k, STEP_LOW));
    }
    EACH {
      const f64x2 cubic = add(splat(0.04166666985488665), mul(r[j], splat(0.008333333936194951)));
      const f64x2 q = add(splat(0.49999999999999856), mul(r[j], add(splat(0.16666666666666624), mul(r[j], cubic))));
      p[j] = add(r[j], mul(mul(r[j], r[j]), q));
    }
    EACH {
      const f64x2 a = load(entry(at + 2 * j, 0)), b = load(entry(at + 2 * j, 1));
      const f64x2 s = scaled(_mm_unpacklo_pd(a, b), shifted[j]);
      const f64x2 e = add(sub(s, splat(1)), mul(s, add(p[j], _mm_unpackhi_pd(a, b))));
      store(at + 2 * j, quotient(e, x[j]));
    }
  }
}
