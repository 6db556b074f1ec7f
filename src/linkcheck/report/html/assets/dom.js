"use strict";
/* Builds elements; text only ever goes in as text, and only http and https ever become links. */

const SVG = "http://www.w3.org/2000/svg";

function el(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  for (const child of children.flat(2)) if (child !== null && child !== "" && child !== undefined) node.append(child);
  return node;
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

const bdi = (text, className) => el(className ? `bdi.${className}` : "bdi", {}, text);
const address = (text, className) => el(className ? `bdi.${className}` : "bdi", { dir: "ltr" }, text);
/* Text in which back quotes mark code. */
const prose = (text) => text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));
const number = (value) => value.toLocaleString("en-US");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
/* `3 of 20 links`, or `20 links` where all are shown. */
const tallied = (shown, all, word) => (shown === all ? "" : `${number(shown)} of `) + plural(all, word);

function link(url, opens, text) {
  if (opens === false || !/^https?:\/\//i.test(url)) return address(text || url, "inert");
  return el("a", { href: url, rel: "noreferrer" }, address(text || url));
}

function copyButton(url) {
  return el("button.copy", { type: "button", "data-copy": url }, "Copy");
}

function icon(name) {
  return svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));
}

function verdict(name) {
  return el(`span.verdict.v-${name}`, {}, icon(name), name);
}
