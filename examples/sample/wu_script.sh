IN=`boinc resolve_filename in`
OUT=`boinc resolve_filename out`
NUM=`cat ${IN}`
PERCENT_PER_ITER=$((10000 / NUM))
for i in `seq $NUM`; do
    PC=$((PERCENT_PER_ITER * i / 100))
    boinc fraction_done_percent ${PC}
    echo -e "I am ${PC}% complete. " >> ${OUT}
    sleep 1;
done
