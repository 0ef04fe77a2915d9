// @ts-check
/** The reader's module: live wire and comments, counts, times, replies. */

const { body } = document;
const locale = new Intl.Locale(document.documentElement.lang, { numberingSystem: body.dataset.digits });

/** @type {(selector: string, within?: any) => any} */
const one = (selector, within = document) => within?.querySelector(selector) ?? null;
/** @type {(selector: string, within?: any) => any[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const copy = (selector, within) => one(selector, within)?.content.firstElementChild.cloneNode(true);
const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
const say = (element, text) => element && element.textContent !== text && (element.textContent = text);
const stamp = (time, iso, text) => Object.assign(time, { dateTime: iso, textContent: text });

const notice = one("[data-notice]");

function tell(text) {
  say(notice, text);
  if (!text) return;
  const button = make("button", notice.dataset.reload);
  button.addEventListener("click", () => location.reload());
  notice.append(" ", button);
}

const relative = new Intl.RelativeTimeFormat(locale);

function age() {
  for (const time of all("time[data-ago]")) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
    if (!(minutes >= 0)) continue;
    time.title ||= time.textContent;
    if (minutes < 60) say(time, relative.format(-Math.max(1, minutes), "minute"));
    else if (minutes < 1440) say(time, relative.format(-Math.floor(minutes / 60), "hour"));
    else say(time, time.title);
  }
}

// Wire

const plural = new Intl.PluralRules(locale);

/** The server's sentence for a sample of the same plural form, with this number. */
function counted(forms, count) {
  const form = [1, 2, 3, 11, 100].findIndex((sample) => plural.select(sample) === plural.select(count));
  return forms.split("|").at(form).replace(/\p{Nd}+/u, count.toLocaleString(locale));
}

const wire = one("[data-wire]");
const list = one("[data-lines]", wire);
const fresh = one("[data-fresh]", wire);
const pause = one("[data-pause]", wire);
let isPaused = false;
let waiting = [];

function setState(state) {
  if (!wire) return;
  wire.dataset.state = isPaused ? "paused" : state;
  one("[data-dot]", wire).hidden = pause.hidden = false;
}

function takeLine(line) {
  const shown = one(`[data-uid="${line.uid}"]`, list);
  waiting = waiting.filter((other) => other.uid !== line.uid);
  if (line.op === "withdraw") shown?.remove();
  else if (!shown) waiting.push(line);
  flash();
}

/** A flash goes in at once; the rest waits for the reader. */
const flash = () => show((line) => line.urgency === "flash" && !isPaused);

function show(goesIn) {
  const hadFocus = document.activeElement === fresh;
  const showing = waiting.filter(goesIn);
  waiting = waiting.filter((line) => !goesIn(line));
  showing.forEach(insert);
  fresh.hidden = !waiting.length;
  if (!fresh.hidden) say(fresh, counted(fresh.dataset.forms, waiting.length));
  else if (hadFocus) one("a[href]", list)?.focus();
}

/** Under its day, above the lines of its minute. */
function insert(line) {
  const item = copy("[data-line-template]", wire);
  item.dataset.uid = line.uid;
  item.className = `line ${line.urgency} arrived`;
  stamp(one("time", item), line.at, line.time);
  const flag = list.dataset[line.urgency];
  say(one("[data-flag]", item), flag ? `${flag}: ` : "");
  const link = one("a", item);
  link.textContent = line.headline;
  if (line.path) link.href = line.path;
  one(".empty", list)?.remove();
  let place = dayOf(line).nextElementSibling;
  const isLater = (other) => Date.parse(one("time", other).dateTime) > Date.parse(line.at);
  while (place?.matches(".line") && isLater(place)) place = place.nextElementSibling;
  list.insertBefore(item, place);
}

/** The rule of its day, old or new. */
function dayOf(line) {
  const known = one(`[data-day="${line.day}"]`, list);
  if (known) return known;
  const day = Object.assign(make("li"), { className: "day" });
  Object.assign(day.dataset, { day: line.day, today: "" });
  day.append(stamp(make("time"), line.day, line.day_label));
  return list.insertBefore(day, all(".day", list).find((other) => other.dataset.day < line.day) ?? null);
}

fresh?.addEventListener("click", () => show(() => true));
pause?.addEventListener("click", () => {
  isPaused = !isPaused;
  setState("open");
  [pause.textContent, pause.dataset.resume] = [pause.dataset.resume, pause.textContent];
  flash();
});

// Comments

const thread = one("[data-thread]");
const commentOf = (uid) => document.getElementById(`comment-${uid}`);

/** As the server writes it. */
function paragraphs(text) {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    const paragraph = Object.assign(make("p"), { dir: "auto" });
    part.trim().split("\n").forEach((line, turn) => {
      if (turn) paragraph.append(make("br"));
      line.split(/(https?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]])/).forEach((piece, odd) => {
        const link = odd % 2 && Object.assign(make("a", piece), { href: piece, rel: "nofollow ugc noopener" });
        paragraph.append(link || piece);
      });
    });
    return paragraph;
  });
}

/** In its kept place, else below. */
function addComment(comment, old) {
  const place = one("[data-replies]", comment.parent ? commentOf(comment.parent) : thread);
  if (!place || (old && !one(":scope > .removed", old))) return;
  const item = copy("[data-comment-template]", thread);
  item.id = `comment-${comment.uid}`;
  item.dataset.depth = comment.depth;
  item.classList.add("arrived");
  say(one("[data-name]", item), comment.name);
  stamp(one("time", item), comment.at, comment.time);
  one("a", item).href = `#${item.id}`;
  one("[data-text]", item).append(...paragraphs(comment.text));
  const reply = one("[data-reply]", item);
  if (reply) reply.href += reply.dataset.reply = comment.uid;
  if (old) one("[data-replies]", item).replaceWith(one("[data-replies]", old));
  old ? old.replaceWith(item) : place.append(item);
  age();
}

/** Its place stays while replies need one. */
function removeComment(item) {
  if (item.contains(form)) sendHome();
  if (!one(".comment", item)) return item.remove();
  const removed = Object.assign(make("p", thread.dataset.removed), { className: "removed" });
  item.replaceChildren(removed, one("[data-replies]", item));
}

function takeComment(comment) {
  const item = commentOf(comment.uid);
  if (comment.op === "add") addComment(comment, item);
  else if (comment.op === "remove") item && removeComment(item);
  else one(":scope > [data-text]", item)?.replaceChildren(...paragraphs(comment.text));
  if (comment.count_label) setCount(thread.dataset.thread, comment.count, comment.count_label);
}

function setCount(uid, count, label) {
  for (const place of all(`[data-count="${uid}"]`)) {
    say(place, label);
    place.hidden = !count && place.matches("a");
  }
}

// The form goes where the reply is written.

const form = one("[data-form]");
const title = one("[data-form-title]");
const cancel = one("[data-cancel]");
const home = document.createComment("");
const ownTitle = title?.textContent;

function address(parent, words) {
  form.elements.parent.value = parent;
  say(title, words);
  cancel.hidden = !parent;
}

function sendHome() {
  home.replaceWith(form);
  address("", ownTitle);
}

document.addEventListener("click", (event) => {
  const link = /** @type {any} */ (event.target).closest?.("[data-reply]");
  if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!home.parentNode) form.before(home);
  link.parentElement.after(form);
  const name = one("[data-name]", link.closest(".comment")).textContent;
  address(link.dataset.reply, form.dataset.replyTo.replace("%", () => `\u2068${name}\u2069`));
  form.elements.name.focus();
});
cancel?.addEventListener("click", sendHome);
form?.addEventListener("submit", () => (form.elements.t.value = Math.round(performance.now())));

// The stream

/** Channels with their places. */
const on = body.dataset.on?.replace(/[^,]+/g, (name) => `${name}@${((/^w/.test(name) && wire) || body).dataset.seq}`);
let seen = "";
let [lost, again, isLost] = [0, 0, false];
/** @type {EventSource | null} */
let source = null;

const hear = {
  wire: (line) => wire && takeLine(line),
  comment: (comment) => thread && takeComment(comment),
  count: (counts) => Object.entries(counts).forEach(([uid, [count, label]]) => setCount(uid, count, label)),
  front: () => body.matches(".on-front") && tell(notice.dataset.newer),
  gone: ({ uid }) => (body.dataset.on.includes(uid) ? tell(notice.dataset.gone) : hear.front()),
  resync: () => tell(notice.dataset.newer),
};

function meet() {
  clearTimeout(lost);
  if (isLost) tell("");
  [lost, isLost] = [0, false];
  setState("open");
}

function miss() {
  isLost = !notice.textContent;
  if (isLost) tell(notice.dataset.lost);
  setState("lost");
}

function open() {
  if (source || document.hidden || !on) return;
  source = new EventSource(`/live?on=${on}&since=${seen}`);
  source.onopen = meet;
  source.onerror = () => {
    lost ||= setTimeout(miss, 10000);
    // The browser tries no more.
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    again = setTimeout(open, 10000 + Math.random() * 10000);
  };
  for (const [name, act] of Object.entries(hear)) {
    source.addEventListener(name, (event) => {
      act(JSON.parse(event.data));
      seen = Math.max(+seen, +event.lastEventId);
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
