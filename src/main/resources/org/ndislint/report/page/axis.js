// Where a record stands: by its number in the trace, or by the clock.

function hasTimes(trace) {
  return trace.data.base !== undefined;
}

/** The places of all records on an axis; never falling, so that they can be searched. */
function placesOn(trace, axis) {
  trace.places = trace.places || {};
  if (!trace.places[axis]) {
    const {records} = trace;
    const out = new Float64Array(records.size);
    let last = axis === 'time' ? firstTime(records) : 0;
    for (let i = 0; i < records.size; i++) {
      const at = axis === 'time' ? records.time[i] : records.number[i];
      last = Number.isNaN(at) ? last : Math.max(last, at);
      out[i] = last;
    }
    trace.places[axis] = out;
  }
  return trace.places[axis];
}

function firstTime(records) {
  for (let i = 0; i < records.size; i++) {
    if (!Number.isNaN(records.time[i])) {
      return records.time[i];
    }
  }
  return 0;
}

/** From where to where the whole trace goes. */
function extent(trace, axis) {
  const places = placesOn(trace, axis);
  if (places.length === 0) {
    return [0, 1];
  }
  let from = places[0];
  let to = places[places.length - 1];
  if (axis === 'order') {
    from = Math.min(from, 1);
    to = Math.max(to, trace.total);
  } else if (trace.data.density) {
    for (const end of trace.data.density.to) {
      to = Math.max(to, end);
    }
  }
  return [from, to + Math.max(1, (to - from) * 0.005)];
}

function leastRange(axis) {
  return axis === 'order' ? 8 : 100;
}

/** Shows a part of the trace, not more than there is and not less than can be told apart. */
function setRange(from, to) {
  const [start, end] = extent(currentTrace(), view.axis);
  const width = Math.min(end - start, Math.max(leastRange(view.axis), to - from));
  view.from = Math.max(start, Math.min(end - width, from));
  view.to = view.from + width;
}

function showAll() {
  const [start, end] = extent(currentTrace(), view.axis);
  setRange(start, end);
}

function zoom(factor, around) {
  const middle = around === undefined ? (view.from + view.to) / 2 : around;
  setRange(middle - (middle - view.from) * factor, middle + (view.to - middle) * factor);
  showRange();
}

function pan(share) {
  const by = (view.to - view.from) * share;
  setRange(view.from + by, view.to + by);
  showRange();
}

/** Has a record, and some room around it, in the part that is shown. */
function reveal(first, last) {
  const places = placesOn(currentTrace(), view.axis);
  if (places.length === 0) {
    return;
  }
  const from = places[first];
  const to = places[last === undefined ? first : last];
  const room = last === undefined ? (view.to - view.from) / 4 : Math.max(leastRange(view.axis), (to - from) * 0.25);
  if (last !== undefined || from < view.from || to > view.to) {
    const half = last === undefined ? (view.to - view.from) / 2 : 0;
    setRange(last === undefined ? from - half : from - room, last === undefined ? from + half : to + room);
  }
}

/** Changes the axis and keeps the records in view that are. */
function switchAxis() {
  const trace = currentTrace();
  if (!hasTimes(trace)) {
    return;
  }
  const places = placesOn(trace, view.axis);
  const first = firstNotBelow(places.length, i => places[i], view.from);
  const last = firstNotBelow(places.length, i => places[i], view.to) - 1;
  const isAll = first === 0 && last >= places.length - 1;
  view.axis = view.axis === 'order' ? 'time' : 'order';
  if (isAll || last <= first) {
    showAll();
  } else {
    const now = placesOn(trace, view.axis);
    setRange(now[first], now[last]);
  }
  show({});
}

function rangeText(trace) {
  if (view.axis === 'order') {
    return 'events ' + Math.max(1, Math.ceil(view.from)).toLocaleString('en') + ' to ' + Math.floor(view.to).toLocaleString('en');
  }
  return clockText(trace, Math.round(view.from)) + ' and ' + spanText(view.to - view.from) + ' on';
}
