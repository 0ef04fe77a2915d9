// @ts-check
/** The reader's module: live wire, live comments, counts, times that stay true, replies in their place. */

const { body, documentElement: root } = document;
const locale = new Intl.Locale(root.lang || "en", { numberingSystem: body.dataset.digits || "latn" });

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
/** @type {(selector: string, within?: ParentNode | null) => HTMLElement | null} */
const one = (selector, within = document) => (within ? within.querySelector(selector) : null);
/** @type {(element: Element | null, text: string) => void} */
const say = (element, text) => void (element && element.textContent !== text && (element.textContent = text));
/** @type {(selector: string, within?: ParentNode) => HTMLElement | null} */
const copy = (selector, within = document) => {
  const template = /** @type {HTMLTemplateElement | null} */ (one(selector, within));
  return /** @type {HTMLElement | null} */ (template?.content.firstElementChild?.cloneNode(true) ?? null);
};

// Notices

const notice = one("[data-notice]");
let isLostSaid = false;

/** @type {(text: string, isReloadable?: boolean) => void} */
function tell(text, isReloadable = false) {
  if (!notice) return;
  notice.textContent = text;
  if (!isReloadable) return;
  const button = document.createElement("button");
  button.textContent = notice.dataset.reload ?? "";
  button.addEventListener("click", () => location.reload());
  notice.append(" ", button);
}

// Times

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
const absolute = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone: body.dataset.zone });

function age() {
  for (const time of all("time[data-ago]")) {
    const at = Date.parse(/** @type {HTMLTimeElement} */ (time).dateTime);
    const minutes = Math.floor((Date.now() - at) / 60000);
    if (!(minutes >= 0)) continue;
    time.dataset.plain ??= time.textContent ?? "";
    if (!time.title) time.title = absolute.format(at);
    if (minutes < 60) say(time, relative.format(-Math.max(1, minutes), "minute"));
    else if (minutes < 1440) say(time, relative.format(-Math.floor(minutes / 60), "hour"));
    else say(time, time.dataset.plain);
  }
}

// Wire

/** @typedef {{op: string, uid: string, at: string, time: string, day: string, day_label: string, headline: string, urgency: string, path: string | null}} Line */
const plural = new Intl.PluralRules(locale);
const samples = [1, 2, 3, 11, 100];

/** The server's sentence for a sample number of the same plural form, with this number in it. @type {(forms: string, count: number) => string} */
function counted(forms, count) {
  const form = samples.findIndex((sample) => plural.select(sample) === plural.select(count));
  return forms.split("|").at(form)?.replace(/\p{Nd}+/u, new Intl.NumberFormat(locale).format(count)) ?? "";
}

class Wire {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.list = one("[data-lines]", box);
    this.fresh = one("[data-fresh]", box);
    this.pause = one("[data-pause]", box);
    /** @type {Line[]} */
    this.waiting = [];
    this.isPaused = false;
    this.fresh?.addEventListener("click", () => this.show());
    this.pause?.addEventListener("click", () => this.toggle());
  }

  /** @param {string} state */
  live(state) {
    this.box.dataset.state = this.isPaused ? "paused" : state;
    const dot = one("[data-dot]", this.box);
    if (dot) dot.hidden = false;
    if (this.pause) this.pause.hidden = false;
  }

  toggle() {
    this.isPaused = !this.isPaused;
    this.live("open");
    const { pause } = this;
    if (pause) [pause.textContent, pause.dataset.resume] = [pause.dataset.resume ?? "", pause.textContent ?? ""];
    if (!this.isPaused) this.show((line) => line.urgency === "flash");
  }

  /** @param {string} uid */
  shown(uid) {
    return all("[data-uid]", this.list ?? body).find((line) => line.dataset.uid === uid);
  }

  /** @param {Line} line */
  take(line) {
    this.waiting = this.waiting.filter((other) => other.uid !== line.uid);
    if (line.op === "withdraw") this.withdraw(line.uid);
    else if (!this.shown(line.uid)) this.waiting.push(line);
    if (this.isPaused) this.count();
    else this.show((other) => other.urgency === "flash");
  }

  /** @param {(line: Line) => boolean} which */
  show(which = () => true) {
    const showing = this.waiting.filter(which);
    const hadFocus = document.activeElement === this.fresh;
    this.waiting = this.waiting.filter((line) => !showing.includes(line));
    showing.forEach((line) => this.insert(line));
    this.count();
    if (hadFocus) one("a[href]", this.list)?.focus();
  }

  count() {
    const { fresh, waiting } = this;
    if (!fresh) return;
    fresh.hidden = !waiting.length;
    if (waiting.length) say(fresh, counted(fresh.dataset.forms ?? "", waiting.length));
  }

  /** Under its day, above the lines of its minute. @param {Line} line */
  insert(line) {
    const item = copy("[data-line-template]", this.box);
    const { list } = this;
    if (!item || !list) return;
    item.dataset.uid = line.uid;
    item.className = `line ${line.urgency} arrived`;
    const time = /** @type {HTMLTimeElement} */ (one("time", item));
    [time.dateTime, time.textContent] = [line.at, line.time];
    const flag = list.dataset[line.urgency];
    say(one("[data-flag]", item), flag ? `${flag}: ` : "");
    const link = /** @type {HTMLAnchorElement} */ (one("a", item));
    link.textContent = line.headline;
    if (line.path) link.href = line.path;
    one(".empty", list)?.remove();
    let place = this.day(line, list).nextElementSibling;
    const at = Date.parse(line.at);
    const isLater = () => Date.parse(/** @type {HTMLTimeElement} */ (one("time", place))?.dateTime) > at;
    while (place?.matches(".line") && isLater()) place = place.nextElementSibling;
    list.insertBefore(item, place);
  }

  /** The rule of a day, made where there is none. @type {(line: Line, list: HTMLElement) => HTMLElement} */
  day(line, list) {
    const days = all(".day", list);
    const found = days.find((day) => day.dataset.day === line.day);
    if (found) return found;
    const day = document.createElement("li");
    const time = document.createElement("time");
    [day.className, day.dataset.day] = ["day", line.day];
    [time.dateTime, time.textContent] = [line.day, line.day_label];
    day.append(time);
    const older = days.find((other) => (other.dataset.day ?? "") < line.day) ?? null;
    if (older === (days[0] ?? null) && "hidesToday" in list.dataset) {
      day.hidden = true;
      if (older) older.hidden = false;
    }
    list.insertBefore(day, older);
    return day;
  }

  /** @param {string} uid */
  withdraw(uid) {
    const line = this.shown(uid);
    const before = line?.previousElementSibling;
    line?.remove();
    if (before?.matches(".day") && !before.nextElementSibling?.matches(".line")) before.remove();
  }
}

const wires = all("[data-wire]").map((box) => new Wire(box));

// Comments

/** @typedef {{op: string, uid: string, parent: string | null, depth: number, name: string, text: string, at: string, time: string, count: number, count_label: string}} Comment */
const thread = one("[data-thread]");

/** As the server writes it: paragraphs, line breaks, links. @type {(text: string) => HTMLElement[]} */
function paragraphs(text) {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    const paragraph = document.createElement("p");
    paragraph.dir = "auto";
    part.trim().split("\n").forEach((line, turn) => {
      if (turn) paragraph.append(document.createElement("br"));
      line.split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]])/).forEach((piece, odd) => {
        if (odd % 2 === 0) return paragraph.append(piece);
        const link = document.createElement("a");
        [link.href, link.rel, link.textContent] = [piece, "nofollow ugc noopener", piece];
        paragraph.append(link);
      });
    });
    return paragraph;
  });
}

/** @param {Comment} comment */
function addComment(comment) {
  const item = copy("[data-comment-template]", thread ?? body);
  const above = comment.parent ? document.getElementById(`comment-${comment.parent}`) : thread;
  const place = one("[data-replies]", above);
  if (!item || !place || document.getElementById(`comment-${comment.uid}`)) return;
  item.id = `comment-${comment.uid}`;
  item.dataset.depth = String(comment.depth);
  item.classList.add("arrived");
  say(one("[data-name]", item), comment.name);
  const time = /** @type {HTMLTimeElement} */ (one("time", item));
  [time.dateTime, time.textContent] = [comment.at, comment.time];
  one("a", item)?.setAttribute("href", `#${item.id}`);
  one("[data-text]", item)?.append(...paragraphs(comment.text));
  const reply = /** @type {HTMLAnchorElement | null} */ (one("[data-reply]", item));
  if (reply) [reply.href, reply.dataset.reply] = [reply.href + comment.uid, comment.uid];
  place.append(item);
  age();
}

/** Its place stays while replies need one. @param {HTMLElement} item */
function removeComment(item) {
  if (form && item.contains(form)) home();
  if (!one(".comment", item)) return item.remove();
  const removed = document.createElement("p");
  [removed.className, removed.textContent] = ["removed", thread?.dataset.removed ?? ""];
  for (const part of [...item.children]) if (!part.matches("[data-replies]")) part.remove();
  item.prepend(removed);
}

/** @param {Comment} comment */
function takeComment(comment) {
  const item = document.getElementById(`comment-${comment.uid}`);
  if (comment.op === "add") addComment(comment);
  else if (item && comment.op === "change") one("[data-text]", item)?.replaceChildren(...paragraphs(comment.text));
  else if (item && comment.op === "remove") removeComment(item);
  if (comment.count_label && thread) setCount(thread.dataset.thread ?? "", comment.count, comment.count_label);
}

/** @type {(uid: string, count: number, label: string) => void} */
function setCount(uid, count, label) {
  for (const element of all("[data-count]").filter((other) => other.dataset.count === uid)) {
    say(element, label);
    element.hidden = !count && element.matches("a");
  }
}

// The form goes where the reply is written; without this module the link leads to a page of its own.

const form = /** @type {HTMLFormElement | null} */ (one("[data-form]"));
const title = one("[data-form-title]");
const cancel = one("[data-cancel]");
const mark = document.createComment("");
const ownTitle = title?.textContent ?? "";

/** @type {(name: string, value: string) => void} */
function fill(name, value) {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

function home() {
  if (!form || !mark.parentNode) return;
  mark.replaceWith(form);
  fill("parent", "");
  say(title, ownTitle);
  if (cancel) cancel.hidden = true;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("[data-reply]") : null;
  if (!(link instanceof HTMLElement) || !form || !thread || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!mark.parentNode) form.before(mark);
  link.parentElement?.after(form);
  fill("parent", link.dataset.reply ?? "");
  const name = one("[data-name]", link.closest(".comment"))?.textContent ?? "";
  say(title, (form.dataset.replyTo ?? "").replace("%", () => name));
  if (cancel) cancel.hidden = false;
  one("#field-name", form)?.focus();
});
cancel?.addEventListener("click", home);
form?.addEventListener("submit", () => fill("t", String(Math.round(performance.now()))));

// The stream

let seen = Math.min(...all("[data-seq]").map((shown) => Number(shown.dataset.seq)));
/** @type {EventSource | null} */
let source = null;
let [lost, again] = [0, 0];

/** @type {Record<string, (data: any) => void>} */
const hear = {
  wire: (line) => wires.forEach((wire) => wire.take(line)),
  comment: takeComment,
  count: (counts) => Object.entries(counts).forEach(([uid, [count, label]]) => setCount(uid, count, label)),
  front: () => body.matches(".on-front") && tell(notice?.dataset.newer ?? "", true),
  gone: () => tell(notice?.dataset.gone ?? "", true),
  resync: () => tell(notice?.dataset.newer ?? "", true),
  hello: () => {},
};

function open() {
  if (source || document.hidden || !body.dataset.on || typeof EventSource === "undefined") return;
  source = new EventSource(`/live?on=${body.dataset.on}&since=${seen}`);
  source.onopen = () => {
    clearTimeout(lost);
    lost = 0;
    if (isLostSaid) tell("");
    isLostSaid = false;
    wires.forEach((wire) => wire.live("open"));
  };
  source.onerror = () => {
    lost ||= setTimeout(() => {
      isLostSaid = !notice?.textContent;
      if (isLostSaid) tell(notice?.dataset.lost ?? "");
      wires.forEach((wire) => wire.live("lost"));
    }, 10000);
    if (source?.readyState !== EventSource.CLOSED) return;
    // The server refused: the browser will not try again by itself.
    source = null;
    again = setTimeout(open, 10000 + Math.random() * 10000);
  };
  for (const [name, act] of Object.entries(hear)) {
    source.addEventListener(name, (event) => {
      act(JSON.parse(event.data || "{}"));
      seen = Math.max(seen, Number(event.lastEventId) || 0);
    });
  }
}

function close() {
  clearTimeout(lost);
  clearTimeout(again);
  lost = 0;
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? close() : (age(), open())));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
setInterval(() => document.hidden || age(), 60000);
age();
open();
