// What is shown, and nothing else of it: a link with this in its fragment opens the same place.

const view = {
  trace: 0,
  finding: -1,
  event: 0,
  object: '',
  axis: 'order',
  group: 'object',
  from: 0,
  to: 1,
  text: '',
  severity: '',
  folds: new Map(),
};

let page = null;
const listeners = [];

/** What is drawn when the view has changed. */
function onView(listener) {
  listeners.push(listener);
}

let drawing = false;
let drawingAll = false;
let written = '';

/** Changes the view; all is drawn once, in the next frame. */
function show(change) {
  Object.assign(view, change);
  draw(true);
}

/** Only another part of the trace is shown: what does not depend on that stays as it is. */
function showRange() {
  draw(false);
}

function draw(all) {
  drawingAll = drawingAll || all;
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      const whole = drawingAll;
      drawing = false;
      drawingAll = false;
      listeners.forEach(listener => listener(whole));
      writeFragment();
    });
  }
}

function currentTrace() {
  return page.traces[view.trace];
}

function writeFragment() {
  const parts = new URLSearchParams();
  const put = (key, value, usual) => {
    if (value !== usual) {
      parts.set(key, value);
    }
  };
  put('t', view.trace, 0);
  put('f', view.finding, -1);
  put('e', view.event, 0);
  put('o', view.object, '');
  put('x', view.axis, 'order');
  put('g', view.group, 'object');
  put('v', Math.round(view.from) + '-' + Math.round(view.to), '');
  put('q', view.text, '');
  put('s', view.severity, '');
  const folds = [...view.folds].map(([key, open]) => (open ? '+' : '-') + key).join(',');
  put('u', folds.length < 2000 ? folds : '', '');
  written = '#' + parts.toString();
  try {
    history.replaceState(null, '', written);
  } catch (e) {
    location.replace(written); // some browsers keep history from pages on disk
  }
}

/** Takes over what the fragment says; returns whether it says anything. */
function readFragment() {
  if (written && location.hash === written) {
    return true;
  }
  const parts = new URLSearchParams(location.hash.slice(1));
  if ([...parts.keys()].length === 0) {
    return false;
  }
  const whole = (key, usual) => (/^-?\d+$/.test(parts.get(key) || '') ? Number(parts.get(key)) : usual);
  view.trace = Math.max(0, Math.min(page.traces.length - 1, whole('t', 0)));
  const trace = currentTrace();
  view.finding = Math.min(trace.findings.length - 1, whole('f', -1));
  view.event = whole('e', 0);
  view.object = trace.laneByName.has(parts.get('o')) ? parts.get('o') : '';
  view.axis = parts.get('x') === 'time' && hasTimes(trace) ? 'time' : 'order';
  view.group = parts.get('g') === 'thread' ? 'thread' : 'object';
  view.text = inert(parts.get('q') || '');
  view.severity = inert(parts.get('s') || '');
  view.folds = new Map((parts.get('u') || '').split(',').filter(each => each.length > 1)
    .map(each => [each.slice(1), each[0] === '+']));
  const range = /^(-?\d+)-(-?\d+)$/.exec(parts.get('v') || '');
  if (range) {
    setRange(Number(range[1]), Number(range[2]));
  } else {
    showAll();
  }
  return true;
}

window.addEventListener('hashchange', () => {
  if (page && location.hash !== written && readFragment()) {
    show({});
  }
});
