from datetime import date, datetime, timedelta
import datetime as dt

a = datetime(2020, 2, 29, 13, 5, 7, 250)
print(a, repr(a), a.isoformat(), a.isoformat(sep=' ', timespec='seconds'), datetime(2020, 1, 2, 3, 4))
print(a.year, a.month, a.day, a.hour, a.minute, a.second, a.microsecond, a.weekday(), a.isoweekday())
print(a.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %B %I %p %y %%'))
d = datetime(2021, 3, 1) - a
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds())
print(a + timedelta(days=1, hours=2), a - timedelta(weeks=1), timedelta(seconds=90.5), timedelta(milliseconds=-1))
print(timedelta(hours=1) / timedelta(minutes=15), timedelta(hours=1) * 2, timedelta(hours=1) / 2, timedelta(0))
print(date(2020, 3, 1) - date(2020, 2, 1), date(2020, 3, 1) + timedelta(days=30), date(2020, 3, 1).isoformat())
print(a.date(), repr(a.date()), a == datetime(2020, 2, 29, 13, 5, 7, 250), a == d, {d: 1}[d])
print(isinstance(dt.datetime.now().strftime('%Y%m%d-%H%M%S'), str), len(str(dt.date.today())))
now = dt.datetime.now()
print((dt.datetime.now() - now).total_seconds() < 60)
try:
    datetime(2021, 2, 29)
except ValueError:
    print('ValueError')
