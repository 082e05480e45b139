// Reads the chunks of a trace. A chunk is a row of numbers in groups of 7 bits, the lowest group first; a set high bit says
// that more follow; a signed number n is stored as 2n, or -2n-1 below zero. A record is:
//
//   shape          index; the next unused one is followed by its definition: kind (0 enter, 1 exit, 2 call), texts of the
//                  function, status and driver, number of buffers, number of keys, the text of each
//   place          index; a new one is followed by thread, processor, process and level, each plus 1
//   marks          1: has a time, 2: the clock cannot order it
//   number         signed, from that of the record before, less 1
//   time           if it has one: signed, from the time before
//   line           signed, from the line before
//   depth          plus 1; 0 if nesting is not known
//   entry          for a return, how many numbers ago it was entered; else 0
//   values         of each key of the shape an index; a new one is followed by 0 and two halves of a number, or 1 and a text
//   moves          how many objects; of each its lane, the number of regions, and for each the number of a set of states
//
// Texts are indices into the chunk's list, which leads to that of the trace.

const TIMED = 1;
const UNORDERED = 2;

class Bytes {
  constructor(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    this.bytes = bytes;
    this.at = 0;
  }

  next() {
    let byte = this.bytes[this.at++];
    if (byte < 128) {
      return byte;
    }
    let value = byte & 127;
    let scale = 128;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte >= 128);
    return value;
  }

  signed() {
    const value = this.next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}

/** The records of a trace in columns, in the order of their numbers; the index of a record is its place in them. */
function decodeRecords(data) {
  const chunks = data.chunks || [];
  const size = chunks.reduce((sum, chunk) => sum + chunk.n, 0);
  const out = {
    size,
    number: new Float64Array(size),
    time: new Float64Array(size),
    line: new Float64Array(size),
    shapeOf: new Int32Array(size),
    placeOf: new Int32Array(size),
    depth: new Int16Array(size),
    entered: new Float64Array(size),
    unordered: new Uint8Array(size),
    epoch: new Uint32Array(size),
    moveFrom: new Int32Array(size),
    moves: [],
    valueFrom: new Int32Array(size),
    valueOf: [],
    shapes: [],
    places: [],
    values: [],
    gaps: [],
  };
  let i = 0;
  let ordinal = -1;
  let epoch = 0;
  for (const chunk of chunks) {
    if (chunk.o !== ordinal + 1) {
      epoch++;
      out.gaps.push({before: i});
    }
    ordinal = chunk.o;
    i = decodeChunk(chunk, data.texts, out, i, epoch);
  }
  return sortRecords(out);
}

function decodeChunk(chunk, texts, out, start, epoch) {
  const bytes = new Bytes(chunk.d);
  const text = () => texts[chunk.t[bytes.next()]];
  const shapeBase = out.shapes.length;
  const placeBase = out.places.length;
  const valueBase = out.values.length;
  let number = 0;
  let time = 0;
  let line = 0;
  const end = start + chunk.n;
  for (let i = start; i < end; i++) {
    const shape = shapeBase + bytes.next();
    if (shape === out.shapes.length) {
      const made = {kind: bytes.next(), fn: text(), status: text(), driver: text(), buffers: bytes.next(), keys: []};
      for (let keys = bytes.next(); keys > 0; keys--) {
        made.keys.push(text());
      }
      out.shapes.push(made);
    }
    const place = placeBase + bytes.next();
    if (place === out.places.length) {
      out.places.push({tid: bytes.next() - 1, cpu: bytes.next() - 1, pid: bytes.next() - 1, irql: bytes.next() - 1});
    }
    const marks = bytes.next();
    number += bytes.signed() + 1;
    time += marks & TIMED ? bytes.signed() : 0;
    line += bytes.signed();
    out.shapeOf[i] = shape;
    out.placeOf[i] = place;
    out.number[i] = number;
    out.time[i] = marks & TIMED ? time : NaN;
    out.line[i] = line;
    out.unordered[i] = marks & UNORDERED ? 1 : 0;
    out.depth[i] = bytes.next() - 1;
    const back = bytes.next();
    out.entered[i] = back ? number - back : 0;
    out.epoch[i] = epoch;
    out.valueFrom[i] = out.valueOf.length;
    for (let keys = out.shapes[shape].keys.length; keys > 0; keys--) {
      const value = valueBase + bytes.next();
      if (value === out.values.length) {
        out.values.push(bytes.next() === 0 ? hex(bytes.next(), bytes.next()) : text());
      }
      out.valueOf.push(value);
    }
    out.moveFrom[i] = out.moves.length;
    decodeMoves(bytes, out.moves);
  }
  return end;
}

/** Copies how many objects there are, and of each its lane, the number of sets, and the sets. */
function decodeMoves(bytes, moves) {
  const count = bytes.next();
  moves.push(count);
  for (let k = 0; k < count; k++) {
    moves.push(bytes.next());
    const sets = bytes.next();
    moves.push(sets);
    for (let s = 0; s < sets; s++) {
      moves.push(bytes.next());
    }
  }
}

/** Tells of each object that a record names its lane, and where in `moves` how many sets follow, and those. */
function eachMove(records, i, take) {
  let at = records.moveFrom[i];
  let count = records.moves[at++];
  for (; count > 0; count--) {
    take(records.moves[at], at + 1);
    at += 2 + records.moves[at + 1];
  }
}

/** The lanes that a record names. */
function lanesOf(trace, i) {
  const out = [];
  eachMove(trace.records, i, id => {
    const lane = trace.laneById.get(id);
    if (lane) {
      out.push(lane);
    }
  });
  return out;
}

function hex(high, low) {
  return '0x' + (high ? high.toString(16) + low.toString(16).padStart(8, '0') : low.toString(16));
}

/** Records that share a tick of the clock were judged in another order than they stand in the trace. */
function sortRecords(records) {
  let sorted = true;
  for (let i = 1; i < records.size && sorted; i++) {
    sorted = records.number[i] >= records.number[i - 1];
  }
  if (sorted) {
    return records;
  }
  const order = Array.from({length: records.size}, (_, i) => i);
  order.sort((a, b) => records.number[a] - records.number[b]);
  const out = {...records};
  for (const column of ['number', 'time', 'line', 'shapeOf', 'placeOf', 'depth', 'entered', 'unordered', 'epoch', 'moveFrom', 'valueFrom']) {
    out[column] = records[column].slice();
    order.forEach((from, to) => out[column][to] = records[column][from]);
  }
  return out;
}
