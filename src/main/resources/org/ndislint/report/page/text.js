'use strict';
// Text from traces is hostile. It is made inert once, when the data is read, and put into the page as text only.

/** Spells out what has no glyph of its own or changes how other characters are shown. */
function inert(text) {
  if (/^[ -~]*$/.test(text)) {
    return text;
  }
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g,
    found => [...found].map(c => {
      const code = c.codePointAt(0);
      return code >= 32 && code < 127 ? c : '\\u{' + code.toString(16) + '}';
    }).join(''));
}

/** All texts of some data made inert, keys of objects too. */
function inertData(data) {
  if (typeof data === 'string') {
    return inert(data);
  }
  if (Array.isArray(data)) {
    for (let i = 0; i < data.length; i++) {
      if (typeof data[i] !== 'number') {
        data[i] = inertData(data[i]);
      }
    }
    return data;
  }
  if (data && typeof data === 'object') {
    const out = Object.create(null);
    for (const key of Object.keys(data)) {
      out[inert(key)] = inertData(data[key]);
    }
    return out;
  }
  return data;
}

function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; a child that is no node becomes text. */
function make(tag, attributes, ...children) {
  const out = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'onclick') {
      out.addEventListener('click', value);
    } else if (value !== null && value !== undefined && value !== false) {
      out.setAttribute(name, value === true ? '' : value);
    }
  }
  out.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return out;
}

function fill(parent, ...children) {
  parent.replaceChildren(...children.filter(child => child !== null && child !== undefined));
}

/** A link to a page of the documentation; what is no web address stays text. */
function pageLink(page) {
  return /^https?:\/\//.test(page.url)
    ? make('a', {href: page.url, rel: 'noreferrer noopener', target: '_blank'}, page.name)
    : page.name;
}

function counted(count, noun) {
  return count.toLocaleString('en') + ' ' + noun + (count === 1 ? '' : 's');
}

const LEVELS = ['PASSIVE', 'APC', 'DISPATCH'];

function levelName(irql) {
  return irql < 0 ? '' : LEVELS[irql] || String(irql);
}
