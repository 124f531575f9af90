/* Loops over neurons with vectors of 128 bits: two f64 each, four of them a turn. */
#pragma once
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef __m128d f64x2;
typedef __m128i i32x4;

enum { TURN = 8, TILE = 256, BLOCK = 32 };

#define EACH for (int j = 0; j < 4; j++)

static inline f64x2 splat(double x) { return _mm_set1_pd(x); }
static inline f64x2 load(const double *at) { return _mm_load_pd(at); }
static inline void store(double *at, f64x2 x) { _mm_store_pd(at, x); }
static inline f64x2 add(f64x2 x, f64x2 y) { return _mm_add_pd(x, y); }
static inline f64x2 sub(f64x2 x, f64x2 y) { return _mm_sub_pd(x, y); }
static inline f64x2 mul(f64x2 x, f64x2 y) { return _mm_mul_pd(x, y); }
static inline f64x2 quotient(f64x2 x, f64x2 y) { return _mm_div_pd(x, y); }
static inline f64x2 both(f64x2 x, f64x2 y) { return _mm_and_pd(x, y); }
static inline f64x2 either(f64x2 x, f64x2 y) { return _mm_or_pd(x, y); }
static inline f64x2 above(f64x2 x, f64x2 y) { return _mm_cmpgt_pd(x, y); }
static inline f64x2 atMost(f64x2 x, f64x2 y) { return _mm_cmple_pd(x, y); }
static inline f64x2 magnitude(f64x2 x) { return _mm_andnot_pd(splat(-0.0), x); }

/* Whether any of the eight neurons of a turn is marked; which of them are. */
static inline int anyOf(const f64x2 *marks) {
  return _mm_movemask_pd(either(either(marks[0], marks[1]), either(marks[2], marks[3])));
}
static inline int bitsOf(const f64x2 *marks) {
  return _mm_movemask_pd(marks[0]) | _mm_movemask_pd(marks[1]) << 2 | _mm_movemask_pd(marks[2]) << 4 |
         _mm_movemask_pd(marks[3]) << 6;
}

/* An array of numbers, aligned, filled with a number. */
static inline double *numbers(long count, double value) {
  double *array = aligned_alloc(64, (size_t)(count + TURN) * sizeof(double) / 64 * 64 + 64);
  for (long i = 0; i < count + TURN; i++) array[i] = value;
  return array;
}
