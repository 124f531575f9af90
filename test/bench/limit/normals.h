/*
 * Standard normals, 32 random bits each: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), four counters to a vector,
 * and a ziggurat (Marsaglia & Tsang 2000) of 512 layers. A word of 64 bits serves two neurons: the second reads it with
 * its halves exchanged. The low 9 bits are the layer, the upper 52 sign and size.
 */
#include "vectors.h"

enum { LAYERS = 512 };
static const double EDGE = 3.8520461503683912; /* of the lowest layer, beyond which lies the tail */
static const double AREA = 0.0024567663515413557; /* of each layer */

/* Of each layer twice its half width, and half the share of it that lies under the next. */
static double layer[LAYERS][2] __attribute__((aligned(64)));
static double height[LAYERS + 1];

static double density(double x) { return exp(-0.5 * x * x); }

static void makeLayers(void) {
  double x = AREA / density(EDGE), next = EDGE;
  for (int i = 0; i < LAYERS; i++) {
    layer[i][0] = 2 * x;
    layer[i][1] = 0.5 * next / x;
    height[i] = i == 0 ? 0 : density(x);
    const double above = AREA / next + density(next);
    x = next;
    next = i < LAYERS - 2 ? sqrt(-2 * log(above)) : 0;
  }
  height[LAYERS] = 1;
}

/* What a multiplication of 32 by 32 bits gives, for four lanes: the upper halves and the lower ones. */
static inline void multiply(i32x4 x, i32x4 y, i32x4 *upper, i32x4 *lower) {
  const i32x4 even = _mm_mul_epu32(x, y), odd = _mm_mul_epu32(_mm_srli_epi64(x, 32), y);
  *upper = _mm_blend_epi16(_mm_srli_epi64(even, 32), odd, 0xcc);
  *lower = _mm_blend_epi16(even, _mm_slli_epi64(odd, 32), 0xcc);
}

/* Random bits, 128 bytes for 32 neurons: two blocks of counters in flight. */
static void fillBits(uint32_t *to, long count, uint32_t first, uint32_t step) {
  const i32x4 m0 = _mm_set1_epi32((int)0xd2511f53), m1 = _mm_set1_epi32((int)0xcd9e8d57);
  for (long i = 0; i < count; i += 32, to += 32) {
    i32x4 a[2], b[2], c[2], d[2];
    for (int j = 0; j < 2; j++) {
      a[j] = _mm_add_epi32(_mm_set1_epi32((int)((first + i) / 4) + 4 * j), _mm_set_epi32(3, 2, 1, 0));
      b[j] = _mm_set1_epi32((int)step);
      c[j] = d[j] = _mm_setzero_si128();
    }
#pragma GCC unroll 10
    for (uint32_t round = 0; round < 10; round++) {
      const i32x4 k0 = _mm_set1_epi32((int)(1 + round * 0x9e3779b9)), k1 = _mm_set1_epi32((int)(2 + round * 0xbb67ae85));
      for (int j = 0; j < 2; j++) {
        i32x4 pu, pl, qu, ql;
        multiply(a[j], m0, &pu, &pl);
        multiply(c[j], m1, &qu, &ql);
        a[j] = _mm_xor_si128(_mm_xor_si128(qu, b[j]), k0);
        b[j] = ql;
        c[j] = _mm_xor_si128(_mm_xor_si128(pu, d[j]), k1);
        d[j] = pl;
      }
    }
    for (int j = 0; j < 2; j++) {
      const i32x4 words[4] = {a[j], b[j], c[j], d[j]};
      for (int w = 0; w < 4; w++) _mm_store_si128((i32x4 *)(to + 16 * j + 4 * w), words[w]);
    }
  }
}

/* Further random bits of a neuron, for one normal in a hundred. */
static uint64_t more(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return z ^ z >> 31;
}

static double positive(uint64_t bits) { return ((double)(bits >> 11) + 1) * 0x1p-53; }

static double normal(uint64_t w) {
  uint64_t state = w;
  for (;;) {
    const int i = w & (LAYERS - 1);
    union { uint64_t bits; double value; } unit = {w >> 12 | 0x3ff0000000000000};
    const double u = unit.value - 1.5, z = u * layer[i][0];
    if (fabs(u) < layer[i][1]) return z;
    if (i == 0) {
      double x, y;
      do {
        x = -log(positive(more(&state))) / EDGE;
        y = -log(positive(more(&state)));
      } while (y + y <= x * x);
      return copysign(EDGE + x, u);
    }
    if (height[i] + positive(more(&state)) * (height[i + 1] - height[i]) < density(z)) return z;
    w = more(&state);
  }
}

static inline uint64_t exchanged(uint64_t w) { return w << 32 | w >> 32; }

/* A normal for each of `count` neurons; the row has room for 64 more. */
static void fillNormals(double *row, long count, uint32_t first, uint32_t step) {
  const long rounded = (count + 31) / 32 * 32;
  /* the bits stand in the second half of the row: what is written never overtakes what is read */
  const uint64_t *from = (uint64_t *)(row + rounded / 2);
  fillBits((uint32_t *)from, rounded, first, step);
  const f64x2 one = splat(1), middle = splat(1.5);
  for (double *at = row; at < row + rounded; at += TURN, from += 4) {
    f64x2 z[4], good[4];
    EACH {
      const i32x4 words = _mm_load_si128((const i32x4 *)from + j / 2);
      const i32x4 w = j % 2 ? _mm_shuffle_epi32(words, 0xb1) : words;
      const uint16_t *low = (const uint16_t *)(from + j / 2 * 2) + j % 2 * 2;
      const f64x2 a = load(layer[low[0] & (LAYERS - 1)]), b = load(layer[low[4] & (LAYERS - 1)]);
      const f64x2 u = sub(either(_mm_castsi128_pd(_mm_srli_epi64(w, 12)), one), middle);
      z[j] = mul(u, _mm_unpacklo_pd(a, b));
      good[j] = _mm_cmplt_pd(magnitude(u), _mm_unpackhi_pd(a, b));
    }
    if (__builtin_expect(_mm_movemask_pd(both(both(good[0], good[1]), both(good[2], good[3]))) == 3, 1)) {
      EACH store(at + 2 * j, z[j]);
    } else {
      const uint64_t w[4] = {from[0], from[1], from[2], from[3]};
      for (int n = 0; n < TURN; n++) {
        const uint64_t word = w[n / 4 * 2 + n % 2];
        at[n] = normal(n % 4 < 2 ? word : exchanged(word));
      }
    }
  }
}
