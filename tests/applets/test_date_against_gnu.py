"""date prints what GNU's does."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

FILES = {"dates": b"@1\n2024-02-29\n"}
CALLS = """
date -d @0
date -u -d @1700000000 +%Y-%m-%dT%H:%M:%S
date -u -d @1700000000.25 "+%s %N %3N %% %j %U %a %A %b %B %e %-d %_d %y %p %I"
date -u -R -d @1700000000
date -u -I -d @1700000000
date -u -Iseconds -d @1700000000
date -u -Ins -d @1700000000
date -u -Iminutes -d @1700000000
date -u -Ihours -d @1700000000
date -d "2024-02-29 12:34:56" +%s
date -d "2024-02-29T12:34:56Z" +%s
date -d 2024-02-29 +%F
date -u -d 2024-02-29 +%s
date -u -d "2024-02-29 01:02" +%s
date -r f
date -r nothing
date -u -d @1 "+%D %T %R %F %n%t%H%M%S %Z %z %:z"
date -u -d @-1
date -d nonsense
date -Ix
date -u +
date -d "1 jan 2024" +%s
date -d "jan 1 2024 3pm" +%s
date -d "January 5, 2024 10:30" +%s
date -d 5-feb-2024 +%F
date -d 2/29/2024 +%F
date -d 2/3/99 +%F
date -d 2024/2/3 +%F
date -d 20240229 +%F
date -d 20240229T123456Z +%s
date -d "20240229 1234" "+%F %T"
date -d "2024-03-10 12:00 +0530" +%s
date -d "2024-03-10 12:00 -3" +%s
date -d "2024-03-10T12:00:00+01:00" +%s
date -d "2024-03-10 12:00 EST" +%s
date -d "2024-03-10 12:00 UTC" +%s
date -d "2024-03-10 12:00:01.5" +%s.%N
date -d "2024-03-10 12am" "+%F %T"
date -d "2024-03-10 12 pm" "+%F %T"
date -d "2024-03-10 1:05 p.m." "+%F %T"
date -d "2024-01-31 +1 month" +%F
date -d "2024-02-29 1 year" +%F
date -d "2024-02-29 -1 year" +%F
date -d "2024-02-29 12:00 2 days ago" "+%F %T"
date -d "2024-02-29 12:00 +2 days" "+%F %T"
date -d "2024-02-29 next week" "+%F %T"
date -d "2024-02-29 last month" "+%F %T"
date -d "2024-02-29 12:00 3 hours" "+%F %T"
date -d "2024-02-29 12:00 90 min ago" "+%F %T"
date -d "2024-02-29 fortnight" "+%F %T"
date -d "2024-02-29 yesterday" "+%F %T"
date -d "2024-02-29 tomorrow" "+%F %T"
date -d "2024-02-29 10:00 1 week 2 days 3 hours ago" "+%F %T"
date -d "2024-02-29 third day" "+%F %T"
date -d "thu, 29 feb 2024 12:34:56 +0000" +%s
date -d "Thu Feb 29 12:34:56 UTC 2024" +%s
date -d "Thu Feb 29 12:34:56 2024" +%s
date -d "12:30 2024-02-29" +%s
date -d "(comment) 2024-02-29" +%F
date -d "TZ=\"Europe/Paris\" 2024-07-01 12:00" +%s
date -d "2024-02-30" +%F
date -d "2024-13-01" +%F
date -d "25:00" +%F
date -d "12:60" +%F
date -d "2024-02-29 2024-02-28" +%F
date -d "monday tuesday" +%F
date -d "@" +%s
date -d "@1.5x"
date -d "@1,25" +%s.%N
date -d "today 12:00" "+%F %T"
date -d "tomorrow 12:00" "+%F %T"
date -d "yesterday 00:00" "+%F %T"
date -d "next monday" "+%F %T"
date -d monday "+%F %T"
date -d "last friday" "+%F %T"
date -d "sat 12:00" "+%F %T"
date -d "this sunday" "+%F %T"
date -d "12:00 next thu" "+%F %T"
date -d "" "+%F %T"
date -d "+1 day 00:00" "+%F %T"
date -d "1 day ago 00:00" "+%F %T"
date -d "jan 1" "+%F %T"
date -d "mar" "+%F"
date -d 1200 "+%T"
date -d 7 "+%T"
date -u --rfc-3339=ns -d @1.5
date -u --rfc-3339=seconds -d @1
date -u --rfc-3339=date -d @1
date --rfc-3339=x
date -R -I
date -f dates +%s
date -f nothing
date -f dates -d now
date -u -d @1709210096 "+%C %g %G %V %u %w %W %U %k %l %P %q %h %c %x %X %r"
date -u -d @1709210096 "+%-m %_m %05d %-j %_H %^a %#p %#Z %10Y %-I %3d %_5d %^B %10a %-y"
date -u -d @1709210096 "+%::z %:::z %-z %_z %8z %Ey %Od %Q %E %+Y %5N %1N %-N"
date -u -d @1704067200 "+%G-%V %j"
date -u -d @1703980800 "+%G-%V %j"
date -u -d @1735603200 "+%G-%V %j"
date -u -d @1609459200 "+%G-%V %U %W"
date -u -d @253402300800 "+%Y %F"
date -u -d @-62135596801 "+%Y %F"
date --debug -d "2024-02-29 12:30 +2 days" +%s
date --debug -f dates +%s
date --debug -u -d nonsense
date -d "09:00 12 nov 2023 B" "+%F %T"
date -d "2024-05-05 09:00X" "+%F %T"
date -d "2024-05-05 09:00 J" "+%F %T"
date -d "2024-05-05 t10:30" "+%F %T"
date -d "2024-05-05 10:30 + 2" "+%F %T"
date -d "2024-05-05 10:30 -04:75" "+%F %T"
date -d "2024-05-05 10:30 +24:30" "+%F %T"
date -d "2024-05-05 10:30 -2.5 seconds" "+%F %T.%N"
date -d "2024-05-05 10:30:00.75 1.5 sec ago" "+%F %T.%N"
date -d + "+%F %T"
date -d "2024-05-05 -" "+%F %T"
date -d "2024-05-05 - -3 days" "+%F %T"
date -d "+ 2024-05-05" "+%F %T"
date -d 010203 +%F
date -d 780203 +%F
date -d 80203 +%F
date -d 2/3/9 +%F
date -d 2147485547-12-31 +%F
date -d 2147485548-01-01 +%F
date -d @67768036191694800 +%F
date -u -d @1709210096 "+%+F %12F %+13F %_F %-12F %+4C %+C %+y %+7Y %-7Y %-8a %+4d %::::z"
date -u -d 0045-01-02 "+%F %+F %-F %Y %+5Y %C %y"
date -u -d 23456-01-02 "+%F %+F %-F %Y %+5Y %C %y"
date -u -d @-99999999999 "+%F %C %y %+5C"
date -u -d @1 +%
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_date(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), FILES)


ZONES = [
    "UTC0",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "EST5EDT",
    "<+0330>-3:30<+0430>,J79/24,J263/24",
    "<-03>3",
    "NZST-12NZDT,M9.5.0,M4.1.0/3",
    "IST-2IDT,M3.4.4/26,M10.5.0",
    "",
    ":Europe/London",
    "No/Such",
]
MOMENTS = [0, 1711846799, 1711846800, 1729990799, 1729990800, 1709210096, 4102444800]


@pytest.mark.parametrize("zone", ZONES)
def test_zones(run: Run, zone: str) -> None:
    """Both ways, at the borders of summer time too."""
    import os
    import subprocess

    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": zone}
    local = ["2024-07-01 12:00", "2024-01-01 00:00", "2024-10-27 02:30", "2040-06-01"]
    for text in [*[f"@{n}" for n in MOMENTS], *local]:
        call = ["date", "-d", text, "+%s %F %T %z %Z"]
        gnu = subprocess.run(call, env=environment, capture_output=True, check=False)
        status, out, _ = run(*call, environment=environment)
        assert (status, out) == (gnu.returncode, gnu.stdout), text
