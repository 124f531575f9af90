"""Times and durations that are compared, calculated with and read."""
from datetime import date, datetime, timedelta

a = datetime(2024, 1, 15, 12, 30)
b = datetime(2024, 2, 1, 8, 5, 9)
print(a < b, a <= b, a > b, a >= a, a != b, max(a, b), sorted([b, a]), min([b, a], key=lambda t: t.hour))
print(date(2024, 1, 1) < date(2024, 1, 2), date(2024, 3, 1) - date(2024, 2, 1), max(date(2023, 5, 1), date(2024, 1, 1)))
print(timedelta(days=1) > timedelta(hours=3), sorted([timedelta(2), timedelta(hours=1)]))
print(timedelta(hours=1) * 2, 3 * timedelta(hours=1), 0.5 * timedelta(hours=1), timedelta(hours=3) / 2)
print(timedelta(hours=3) / timedelta(hours=1), -timedelta(minutes=5), timedelta(hours=5) // 2)
print(timedelta(hours=5) % timedelta(hours=2), timedelta(seconds=90) // timedelta(minutes=1))
print(a.replace(year=2025), a.replace(hour=0, second=3), date(2024, 5, 6).replace(day=1))
print(datetime.fromisoformat('2024-01-15T12:30:00'), datetime.fromisoformat('2024-01-15 12:30:00.250'))
print(date.fromisoformat('2024-01-15'), datetime.fromisoformat('2024-01-15') == datetime(2024, 1, 15))
for wrong in ['2024', 'x']:
    try:
        print(datetime.fromisoformat(wrong))
    except ValueError as e:
        print(e)
for parts in [(2023, 2, 30), (2023, 13, 1), (0, 1, 1), (2023, 1, 1, 25), (2023, 1, 1, 0, 60)]:
    try:
        print(datetime(*parts))
    except ValueError as e:
        print(e)
try:
    print(a < date(2024, 1, 1))
except TypeError as e:
    print(e)
deadlines = {'paper': date(2024, 3, 1), 'talk': date(2024, 2, 1)}
for name, day in sorted(deadlines.items(), key=lambda item: item[1]):
    print(f'{name:>6} {day:%d.%m.%Y} in {(day - date(2024, 1, 30)).days} days')
