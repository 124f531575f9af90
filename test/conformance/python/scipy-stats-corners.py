"""Samples that are empty, short, constant, or hold NaN and infinity, beside scipy's."""
import numpy as np
from scipy import stats

nan, inf = float('nan'), float('inf')
A = [0.31, -1.2, 2.5, 0.77, 1.9, -0.4, 0.05, 1.1, 3.3, 0.9, -2.2]
B = [1.3, 0.2, 2.9, 0.71, -1.9, 0.4, 2.05, 1.15, 3.1, 0.3, 0.6]
table = [A[:4], B[:4], A[4:8]]


def text(value):
    if isinstance(value, (tuple, list)):
        return '(' + ' '.join(text(each) for each in value) + ')'
    return ' '.join(f'{x + 0.0:.9g}' for x in np.ravel(value))


def told(label, f):
    try:
        print(label, text(f()))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:70])


samples = {
    'empty': [], 'one': [2.5], 'two': [1.0, 3.5], 'constant': [2.0] * 4, 'tenths': [0.1] * 7, 'nan': [1, nan, 3, 4.5],
    'inf': [1, inf, 3, 4.0], 'whole': [3, 1, 4, 1, 5, 9, 2, 6], 'nans': [nan, nan], 'large': [1e200 * x for x in A[:5]],
}
whole = lambda r: (r.statistic, r.pvalue, r.df)
functions = {
    'ttest_1samp': lambda x: whole(stats.ttest_1samp(x, 0.5)), 'ttest_ind': lambda x: whole(stats.ttest_ind(x, A)),
    'welch': lambda x: whole(stats.ttest_ind(A, x, equal_var=False)), 'ttest_rel': lambda x: whole(stats.ttest_rel(x, [1.0, 3.0, 2, 5][:len(x)])),
    'mode': lambda x: tuple(stats.mode(x)), 'skew': stats.skew, 'kurtosis': lambda x: stats.kurtosis(x, bias=0), 'sem': stats.sem,
    'zscore': stats.zscore, 'zmap': lambda x: stats.zmap([1, 2.0], x), 'describe': lambda x: tuple(stats.describe(x)),
    'circmean': stats.circmean, 'circstd': lambda x: stats.circstd(x, high=5, low=-1), 'percentileofscore': lambda x: stats.percentileofscore(x, [1, nan, inf]),
    'scoreatpercentile': lambda x: stats.scoreatpercentile(x, [0, 30, 100]), 'gmean': stats.gmean, 'variation': lambda x: stats.variation(x, ddof=1),
    'iqr': stats.iqr, 'rankdata': stats.rankdata, 'chisquare': lambda x: tuple(stats.chisquare(x)), 'f_oneway': lambda x: tuple(stats.f_oneway(x, A)),
    'f_oneway of itself': lambda x: tuple(stats.f_oneway(x, x)), 'mannwhitneyu': lambda x: tuple(stats.mannwhitneyu(x, A)),
    'pearsonr': lambda x: tuple(stats.pearsonr(x, [1.0, 3.0, 2, 5][:len(x)])), 'spearmanr': lambda x: tuple(stats.spearmanr(x, [1.0, 3.0, 2, 5][:len(x)])),
    'linregress': lambda x: tuple(stats.linregress(x, [1.0, 3.0, 2, 5][:len(x)])), 'linregress of equal x': lambda x: tuple(stats.linregress([3.0] * len(x), x)),
}
for name, f in functions.items():
    for kind, sample in samples.items():
        if not (kind == 'large' and name in ('circmean', 'circstd')) and not (kind == 'whole' and name == 'spearmanr'):
            told(f'{name} {kind}', lambda: f(sample))

for axis in (None, 0, 1, -1):
    print('iqr', axis, text(stats.iqr(table, axis=axis)))
print(text(stats.iqr([A, [nan] * 11], axis=1)), text(stats.iqr(A, rng=(75, 25))), text(stats.skew([A, [nan] * 11], axis=1)))
told('rng', lambda: stats.iqr(A, rng=(75, 125)))
told('per', lambda: stats.scoreatpercentile(A, 101))
for given in (True, False, 1, 0, 1.0, 2, None):
    told(f'use_continuity={given}', lambda: tuple(stats.mannwhitneyu(A, B[:9], use_continuity=given, method='asymptotic')))
for m in (1, 2, 5, 8):
    for n in (1, 4, 11, 30):
        x, y = [(7 * k * k + 3 * k) % 53 + 0.1 * m for k in range(m)], [(5 * k * k + 11 * k + 1) % 47 for k in range(n)]
        print(m, n, *(text(tuple(stats.mannwhitneyu(x, y, alternative=side, method='exact'))) for side in ('two-sided', 'less', 'greater')))
print(text(stats.mannwhitneyu(A, B, method='asymptotic').zstatistic), text(stats.ttest_ind(A, B[:5], equal_var=0).pvalue), text(stats.skew(A, bias='')))

for side in ('two-sided', 'less', 'greater'):
    for level in (0.95, 0.5, 0.999):
        results = [
            stats.ttest_1samp(A, 0.3, alternative=side), stats.ttest_ind(A, B, alternative=side), stats.ttest_ind(A, B[:4], equal_var=False, alternative=side),
            stats.ttest_rel(A, B, alternative=side), stats.pearsonr(A, B, alternative=side), stats.pearsonr(A[:3], B[:3], alternative=side),
        ]
        print(side, level, text([tuple(each.confidence_interval(level)) for each in results]))
    print(text(tuple(stats.ttest_1samp([2.0, nan], 0.3, alternative=side).confidence_interval())), text(tuple(stats.pearsonr(A, [1] * 11, alternative=side).confidence_interval())))
between = stats.ttest_1samp(A, 1).confidence_interval(confidence_level=0.9)
print(text(between.low), text(between.high), type(between).__name__)
told('level', lambda: tuple(stats.ttest_1samp(A, 1).confidence_interval(2)))
print(text([stats.pearsonr(A, B).correlation, stats.spearmanr(A, B).correlation, stats.spearmanr([1, nan], [1, 2]).correlation]))
told('lengths', lambda: tuple(stats.pearsonr(A, B[:3])))
told('lengths', lambda: tuple(stats.linregress(A, B[:3])))
told('one for all', lambda: tuple(stats.linregress(A, [2.0])))
