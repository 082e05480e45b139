// One trace as the page knows it: records, lanes of objects with what happened on them, threads with their calls, findings.

const BORN = 1;
const OVER = 2;
const FOLLOWED = 4;
const CERTAIN_PARENT = 8;

function readTrace(block) {
  const data = inertData(JSON.parse(block.textContent));
  const records = decodeRecords(data);
  const trace = {
    data,
    records,
    name: data.trace,
    summary: data.summary ? data.summary[0] : null,
    sets: data.sets || [],
    kinds: new Map((data.kinds || []).map(kind => [kind.i, kind])),
    findings: data.findings || [],
    losses: data.losses || [],
    total: data.records || 0,
  };
  trace.baseNanos = data.base ? baseOf(data.base) : null;
  trace.lanes = readLanes(trace);
  trace.laneById = new Map(trace.lanes.map(lane => [lane.id, lane]));
  trace.laneByName = new Map(trace.lanes.map(lane => [lane.name, lane]));
  const roots = trace.lanes.filter(lane => !lane.parent);
  trace.roots = roots.filter(lane => lane.children.length > 0).concat(roots.filter(lane => lane.children.length === 0));
  trace.threads = readThreads(trace);
  trace.findingsAt = new Map();
  trace.findings.forEach((finding, index) => {
    finding.dropped = data.dropped[index];
    finding.index = index;
    finding.level = finding.type === 'violation' ? finding.severity : 'inconclusive';
    const at = trace.findingsAt.get(finding.event) || [];
    at.push(finding);
    trace.findingsAt.set(finding.event, at);
  });
  return trace;
}

/** Day and nanoseconds of it: a time in nanoseconds does not fit a number. */
function baseOf(iso) {
  const [day, clock] = iso.split('T');
  const [hours, minutes, seconds] = clock.replace('Z', '').split(':');
  const [whole, fraction] = seconds.split('.');
  return {day: Date.parse(day + 'T00:00:00Z'), nanos: ((+hours * 60 + +minutes) * 60 + +whole) * 1e9 + +fraction};
}

/** The clock's reading of a record, in UTC. */
function clockText(trace, nanos) {
  if (trace.baseNanos === null || Number.isNaN(nanos)) {
    return '';
  }
  const all = trace.baseNanos.nanos + nanos;
  const seconds = Math.floor(all / 1e9);
  const date = new Date(trace.baseNanos.day + seconds * 1000);
  const rest = String(all - seconds * 1e9).padStart(9, '0');
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(11, 19) + '.' + rest;
}

/** A length of time for people. */
function spanText(nanos) {
  const size = Math.abs(nanos);
  const units = [[1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']];
  const [unit, name] = units.find(([each]) => size >= each) || units[3];
  return (nanos / unit).toFixed(unit === 1 ? 0 : 3) + ' ' + name;
}

function readLanes(trace) {
  const columns = trace.data.lanes;
  if (!columns) {
    return [];
  }
  const byLane = new Map();
  const lanes = columns.id.map((id, i) => {
    const kind = trace.kinds.get(columns.kind[i]);
    const lane = {
      id,
      kind,
      name: kind.name.toUpperCase() + '#' + columns.number[i],
      handle: columns.handle[i],
      isBorn: (columns.flags[i] & BORN) !== 0,
      isOver: (columns.flags[i] & OVER) !== 0,
      isFollowed: (columns.flags[i] & FOLLOWED) !== 0,
      isCertain: (columns.flags[i] & CERTAIN_PARENT) !== 0,
      last: columns.last[i],
      above: columns.parent[i],
      parent: null,
      children: [],
      at: [],
      regions: new Map(),
    };
    byLane.set(id, lane);
    return lane;
  });
  for (const lane of lanes) {
    const above = byLane.get(lane.above);
    if (above && !isAbove(lane, above)) {
      lane.parent = above;
      above.children.push(lane);
    }
  }
  readMoves(trace, byLane);
  return lanes;
}

function isAbove(lane, other) {
  for (let each = other; each; each = each.parent) {
    if (each === lane) {
      return true;
    }
  }
  return false;
}

/** Gives each lane the records that name it, and each of its regions when it came to be in which set of states. */
function readMoves(trace, byLane) {
  const {records, sets} = trace;
  for (let i = 0; i < records.size; i++) {
    eachMove(records, i, (id, at) => {
      const lane = byLane.get(id);
      if (!lane) {
        return;
      }
      lane.at.push(i);
      for (let s = records.moves[at]; s > 0; s--) {
        const set = records.moves[at + s];
        const region = sets[set].r;
        let line = lane.regions.get(region);
        if (!line) {
          line = {region, name: lane.kind.regions[region], at: [], set: []};
          lane.regions.set(region, line);
        }
        const end = line.at.length - 1;
        if (end < 0 || line.set[end] !== set || records.epoch[line.at[end]] !== records.epoch[i]) {
          line.at.push(i);
          line.set.push(set);
        }
      }
    });
  }
  for (const lane of byLane.values()) {
    lane.pending = pendingOf(trace, lane);
    lane.main = [...lane.regions.values()].filter(line => lane.kind.main.includes(line.region));
    if (lane.main.length === 0) {
      lane.main = [...lane.regions.values()].filter(line => !line.isPending).slice(0, 1);
    }
  }
}

function threadKey(place) {
  if (place.tid > 0) {
    return 'thread ' + place.tid;
  }
  return place.cpu >= 0 ? 'cpu ' + place.cpu + (place.tid === 0 ? ' idle' : '') : 'unknown thread';
}

/** Threads with their invocations: `from` and `to` are indices of records, `to` -1 where no return is known. */
function readThreads(trace) {
  const {records} = trace;
  const threads = new Map();
  const open = new Map();
  for (let i = 0; i < records.size; i++) {
    const place = records.places[records.placeOf[i]];
    const key = threadKey(place);
    let thread = threads.get(key);
    if (!thread) {
      thread = {key, at: [], calls: [], deepest: 0};
      threads.set(key, thread);
    }
    thread.at.push(i);
    const kind = records.shapes[records.shapeOf[i]].kind;
    if (kind === 0) {
      const depth = Math.max(0, records.depth[i]);
      const call = {from: i, to: -1, depth};
      (thread.calls[depth] || (thread.calls[depth] = [])).push(call);
      thread.deepest = Math.max(thread.deepest, depth);
      open.set(records.number[i], call);
    } else if (kind === 1 && records.entered[i]) {
      const call = open.get(records.entered[i]);
      if (call) {
        call.to = i;
        open.delete(records.entered[i]);
      }
    }
  }
  for (const thread of threads.values()) {
    for (let depth = 0; depth <= thread.deepest; depth++) {
      thread.calls[depth] = thread.calls[depth] || [];
    }
  }
  return [...threads.values()].sort((a, b) => a.key.localeCompare(b.key, 'en', {numeric: true}));
}

/** The first index in a sorted list whose value, as `of` gives it, is not below a bound. */
function firstNotBelow(length, of, bound) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(middle) < bound) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The index of the record with a number, or of the nearest kept one after it, or the last. */
function indexOf(trace, number) {
  const {records} = trace;
  return Math.min(records.size - 1, firstNotBelow(records.size, i => records.number[i], number));
}
