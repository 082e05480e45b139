"""One rule by hand: a close that is completed twice. Takes a file of AfLives, CSV or NDJSON."""
import json
import sys


def rows(path):
    with open(path, encoding="utf-8") as lines:
        if path.endswith(".ndjson"):
            next(lines)
            for line in lines:
                row = json.loads(line)
                yield row["event"], row["fn"], row.get("af"), row.get("callMgrAf"), row.get("status")
        else:
            next(lines)
            for line in lines:
                cells = line.rstrip("\n").split(",")
                yield cells[0], cells[5], cells[7], cells[10], cells[13]


handles, pending, count, found = {}, set(), 0, 0
for event, fn, af, manager, status in rows(sys.argv[1]):
    count += 1
    if fn == "ProtocolCmOpenAf" and event == "exit":
        handles[manager] = af
    elif fn == "ProtocolCmCloseAf" and event == "exit" and status == "NDIS_STATUS_PENDING":
        pending.add(handles.pop(manager))
    elif fn == "NdisCmCloseAddressFamilyComplete" and event == "enter":
        if af in pending:
            pending.remove(af)
        else:
            found += 1
print(f"{count} lines, {found} found")
