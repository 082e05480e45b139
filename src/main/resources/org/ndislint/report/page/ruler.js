// The ruler above the rows: numbers of events, or time since the trace began.

const RULER = 16;

function drawRuler(trace, width) {
  const pen = sized(byId('ruler'), width, RULER);
  const scale = scaleOf([], width);
  const step = niceStep((view.to - view.from) * 90 / width);
  const zero = view.axis === 'time' ? extent(trace, 'time')[0] : 0;
  pen.strokeStyle = ink.soft;
  pen.lineWidth = 1;
  for (let at = Math.ceil((view.from - zero) / step) * step; at + zero <= view.to; at += step) {
    const x = Math.floor(scale.x(at + zero)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, 8);
    pen.lineTo(x, RULER);
    pen.stroke();
    pen.fillStyle = ink.soft;
    pen.fillText(view.axis === 'time' ? stepText(at, step) : at.toLocaleString('en'), x + 3, 7);
  }
}

/** One, two or five of a power of ten, not below a length; whole events. */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= least);
  return view.axis === 'order' ? Math.max(1, step) : step;
}

/** A time in the unit of the step, with as many digits as tell steps apart. */
function stepText(nanos, step) {
  const [unit, name] = [[1e9, 's'], [1e6, 'ms'], [1e3, '\u00b5s'], [1, 'ns']].find(([each]) => Math.abs(nanos) >= each) || [1e9, 's'];
  const digits = Math.max(0, Math.ceil(Math.log10(unit / step)));
  return '+' + (nanos / unit).toFixed(Math.min(9, digits)) + ' ' + name;
}
