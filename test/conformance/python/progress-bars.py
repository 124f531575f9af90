"""What goes through a progress bar comes out as it went in; bars go to standard error."""
import tqdm.auto
import progressbar
from progressbar import Bar, ETA, Percentage, ProgressBar
from tqdm import tqdm as bar, trange
from tqdm.notebook import tqdm as in_notebook

print(list(bar(range(3))), [x * x for x in bar([1, 2, 3], desc='squares', leave=False)], list(trange(2, 8, 3)))
print(list(enumerate(bar('ab'))), sum(bar(x for x in range(4))), list(zip(bar([1, 2]), 'xy')), len(bar(range(7))))
print(list(tqdm.auto.tqdm([5])), list(tqdm.trange(2, desc='steps')), in_notebook is not None)
for x in bar(range(10)):
    if x == 2:
        break
print(x)

with bar(total=10) as b:
    for k in range(4):
        b.update(2)
        b.set_description(f'step {k}')
        b.set_postfix(loss=k)
    print(b.n, b.total, b.desc)
b = bar(range(5))
for x in b:
    b.set_description('now')
print(b.n, b.total, b.desc, bool(b))
b.reset()
b.close()
bar.write('a line')
bar.write('no end', end=';\n')

print(list(progressbar.progressbar(range(3))), [x for x in ProgressBar()([1, 2])], list(ProgressBar(max_value=3)(range(3))))
p = ProgressBar(widgets=[Percentage(), ' ', Bar(), ' ', ETA()], max_value=20).start()
for k in range(20):
    p.update(k + 1)
print(p.value, p.max_value)
p.finish()
with progressbar.ProgressBar(max_value=5) as p:
    p.update(2)
    p.increment()
    print(p.value)
