#!/usr/bin/env bash
# Times whole processes over the same captures: ndislint with all rules, and what people write by hand for one rule.
# Needs a JDK 17, the jar (mvn package), and awk, python3 and GNU time where they are; what is missing is left out.
# Usage: bench.sh [LIVES [OPEN [RUNS]]]   lives of address families, 20 records each; open at once; runs of each
set -eu
cd "$(dirname "$0")/../../.."
lives=${1:-100000}
open=${2:-1000}
runs=${3:-5}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jar=target/ndislint.jar
archive=target/ndislint.jsa
flags=$(grep -v '^#' src/image/flags.txt | tr '\n' ' ')
[ -e "$jar" ] || { echo "$jar is not there: mvn package makes it" >&2; exit 2; }
"${java}c" -d "$work" src/jmh/peers/AfLives.java src/jmh/peers/OneRule.java
for format in csv ndjson; do
    "$java" -cp "$work" AfLives $format "$lives" "$open" 1000 > "$work/lives.$format" 2> "$work/count"
done
records=$(($(wc -l < "$work/lives.csv") - 1))
echo "$records records, $lives lives, $open open at once; $(nproc) processors, $("$java" -version 2>&1 | head -1)"
echo "median of $runs runs, whole process"
printf '%-34s %9s %9s %12s %8s\n' what seconds CPU records/s MiB

time_one() { # name, then the command
    local name=$1 i
    shift
    : > "$work/times"
    for i in $(seq "$runs"); do
        if [ -x /usr/bin/time ]; then
            /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' "$@" > "$work/out" 2> "$work/err" || true
        else
            TIMEFORMAT='%R %U %S 0'
            { time "$@" > "$work/out" 2> "$work/err" || true; } 2>> "$work/times"
        fi
    done
    grep -v '^Command' "$work/times" | sort -n | sed -n "$(((runs + 1) / 2))p" |
        awk -v name="$name" -v n="$records" \
            '{ printf "%-34s %9.2f %9.2f %12d %8d\n", name, $1, $2 + $3, n / $1, $4 / 1024 }'
    tail -1 "$work/out" | cut -c1-150 | sed 's/^/    /'
}

time_one "one rule in Java (csv)" "$java" -cp "$work" OneRule "$work/lives.csv"
for awk in gawk mawk; do
    command -v $awk > /dev/null && time_one "one rule in $awk (csv)" $awk -f src/jmh/peers/one-rule.awk "$work/lives.csv"
done
if command -v python3 > /dev/null; then
    time_one "one rule in Python (csv)" python3 src/jmh/peers/one_rule.py "$work/lives.csv"
    time_one "one rule in Python (ndjson)" python3 src/jmh/peers/one_rule.py "$work/lives.ndjson"
fi
for format in csv ndjson; do
    time_one "ndislint.jar, all rules ($format)" "$java" -jar $jar check --format concise "$work/lives.$format"
    # shellcheck disable=SC2086
    time_one "launcher's flags ($format)" \
        "$java" $flags -XX:SharedArchiveFile=$archive -Xlog:disable -jar $jar check --format concise "$work/lives.$format"
    time_one "the same on one processor ($format)" \
        taskset -c 0 "$java" $flags -jar $jar check --format concise "$work/lives.$format"
done
