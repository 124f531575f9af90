"""What describes samples, and tests of them, beside scipy's, to ten digits."""
import numpy as np
from scipy import stats
from scipy.stats import linregress, pearsonr, sem, zscore


def text(values):
    return ' '.join(f'{x:.10g}' for x in np.ravel(values))


rng = np.random.RandomState(0)
a = np.array([2.1, 3.4, 1.2, 5.6, 4.4, 3.9, 2.8, 6.1])
b = np.array([1.9, 3.0, 2.2, 6.6, 4.0, 4.9, 3.8, 7.1])
c = np.array([0.3, 1.1, 0.9, 2.2, 1.4])
table = np.arange(12.0).reshape(3, 4) ** 1.5

r = linregress(a, b)
print(text([r.slope, r.intercept, r.rvalue, r.pvalue, r.stderr, r.intercept_stderr]))
slope, intercept, r_value, p_value, std_err = linregress(a, b)
print(text([slope, intercept, r_value, p_value, std_err]), len(r), r[0] == slope)
print(linregress([0, 1], [1, 3]))
print(str(linregress([0, 1, 2], [1, 3, 3]))[:80])
print(linregress([1, 2, 3], [2, 4, 6]).slope, type(r.slope).__name__)
print(text(linregress(a, b, alternative='greater')))
print(text(pearsonr(a, b)), text(pearsonr(a, -b, alternative='less')), pearsonr([1, 2], [3, 5]))
print(text(stats.spearmanr(a, b)), text(stats.spearmanr([1, 2, 2, 4, 9], [2, 1, 3, 3, 8])))
print(stats.pearsonr(a, b).pvalue == stats.pearsonr(a, b)[1])

print(sem([1, 2, 3, 4]), text(sem(table)), text(sem(table, axis=1, ddof=0)), text(sem(table, axis=None)))
print(text(zscore(a)), text(zscore(table, axis=1, ddof=1)), zscore([1, 1, 1]))
print(text(stats.zmap([1, 2], [1, 2, 3, 4])))
print(stats.mode([1, 2, 2, 3, 3]), stats.mode([0.5, 0.5, 1]), stats.mode([[1, 2], [1, 3]]))
print(text([stats.skew(a), stats.skew(a, bias=False), stats.kurtosis(a), stats.kurtosis(a, fisher=False, bias=False)]))
print(text([stats.variation(a), stats.gmean(a), stats.iqr(a), stats.scoreatpercentile(a, 30)]), text(stats.skew(table)))
print(stats.percentileofscore([1, 2, 3, 3, 4], 3), stats.percentileofscore([1, 2, 3], 2, kind='strict'))
print(text([stats.circmean([0.1, 6.2]), stats.circvar([0.1, 1, 2]), stats.circstd([0.1, 1, 2]), stats.circmean([350, 20], 360)]))
d = stats.describe(a)
print(d.nobs, d.minmax, text([d.mean, d.variance, d.skewness, d.kurtosis]))

for test in (
    stats.ttest_ind(a, b), stats.ttest_ind(a, c), stats.ttest_ind(a, c, equal_var=False),
    stats.ttest_ind(a, b, alternative='less'), stats.ttest_1samp(a, 3), stats.ttest_1samp(a, 3, alternative='greater'), stats.ttest_rel(a, b),
):
    print(text([test.statistic, test.pvalue, test.df]))
t, p = stats.ttest_ind([1, 2, 3.5], [1, 2, 4])
print(f'{t:.10g} {p:.10g}', text(stats.ttest_ind_from_stats(1, 2, 10, 3, 1, 12)))
print(text(stats.f_oneway(a, b, c)), text(stats.chisquare([16, 18, 16, 14, 12, 12])), text(stats.chisquare([5, 7], [6, 6], ddof=0)))
print(text(stats.rankdata([3, 1, 4, 1, 5])), stats.rankdata([3, 1, 4, 1], method='dense'), stats.rankdata([3, 1, 1], 'min'))
print(text(stats.mannwhitneyu(np.arange(12) % 5, np.arange(15) % 7)), text(stats.mannwhitneyu(np.arange(12), np.arange(15) + 3.5)))

for bad in (
    lambda: pearsonr([1], [2]), lambda: linregress([1, 2, 3], [1, 2]),
    lambda: stats.ttest_ind(a, b, alternative='up'),
):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, error)
