### a job is stopped and goes on
set -m
sleep 30 & kill -STOP %1
until jobs | grep -q Stopped; do :; done
bg >/dev/null; jobs | grep -c Running
kill %1; wait %1 2>/dev/null; echo $?
#> 1
#> 143
#@ bash
#~ dash and ash have job control only on a terminal

### fg waits for a job and gives its status
set -m
(sleep 1; exit 3) & fg >/dev/null; echo $?
#> 3
#@ bash
#~ dash and ash have job control only on a terminal

### a command that stops is a job
set -m
sh -c 'kill -STOP $$; exit 3' 2>/dev/null; [ $? -gt 128 ] && echo stopped
fg >/dev/null 2>&1; echo $?
#> stopped
#> 3
#! .*
#@ bash
#~ dash and ash have job control only on a terminal

### kill of a job reaches all of its process group
set -m
sh -c 'sleep 1000 & echo $! >child; wait' &
until [ -s child ]; do :; done
kill %1; wait %1 2>/dev/null
while kill -0 $(cat child) 2>/dev/null; do :; done
echo gone
#> gone
#@ bash
#~ dash and ash have job control only on a terminal

### jobs are named by number, beginning, part and place
set -m
sleep 1000 & sleep 1001 & sleep 1002 &
kill %2; wait %2 2>/dev/null; echo $?
kill %?1002; wait %3 2>/dev/null; echo $?
kill %sleep; wait %% 2>/dev/null; echo $?
#> 143
#> 143
#> 143
#@ bash
#~ dash and ash have job control only on a terminal

### jobs of a shell are listed in its pipelines
sleep 1000 & jobs | grep -c Running; kill $!
#> 1
#@ bash ash
#~ dash knows no jobs in a subshell

### without job control fg and bg fail
fg 2>/dev/null || echo no; bg 2>/dev/null || echo no
#> no
#> no

### a background command of a script ignores SIGINT, with job control it does not
sh -c 'kill -INT $$; echo ignored' & wait $!
set -m
sh -c 'kill -INT $$; echo ignored' & wait $! 2>/dev/null; echo $?
#> ignored
#> 130
#@ bash
#~ dash and ash have job control only on a terminal
