"""Times read from texts."""
from datetime import datetime

for text, form in [
    ('2024-02-01 08:05:09', '%Y-%m-%d %H:%M:%S'), ('15 Jan 2024', '%d %b %Y'), ('20240115', '%Y%m%d'),
    ('January 5, 99 (3:07 PM)', '%B %d, %y (%I:%M %p)'), ('10:00:01.5', '%H:%M:%S.%f'), ('PM 12', '%p %I'),
    ('AM 12', '%p %I'), ('a+b 5%', 'a+b %d%%'), ('jan  3', '%b %d'), ('1/2/68', '%m/%d/%y'), ('1/2/69', '%m/%d/%y'),
    ('x', '%Y'), ('2024-13', '%Y-%m'), ('2024-01-05x', '%Y-%m-%d'), ('2023-02-30', '%Y-%m-%d'), ('24:00', '%H:%M'),
]:
    try:
        print(repr(datetime.strptime(text, form)))
    except ValueError as e:
        print('ValueError', e)
log = '''2024-01-15T12:00:00 start
2024-01-15T12:00:07 step
2024-01-15T12:01:30 end'''
times = [datetime.strptime(line.split()[0], '%Y-%m-%dT%H:%M:%S') for line in log.splitlines()]
for before, after in zip(times, times[1:]):
    print((after - before).total_seconds())
print(times[0].strftime('%d %B %Y, %I:%M %p'), datetime.strptime('15.01.2024', '%d.%m.%Y').date() == times[0].date())
