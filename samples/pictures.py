"""Draws the pictures of the sample paper, The Harbour Times, and its icon.

    pip install pillow
    python3 samples/pictures.py [name ...]      # all of them, or only those named

Each picture is a small SVG scene made here, rasterised by headless Chromium (CHROMIUM=/usr/bin/chromium), given
a little grain by Pillow and saved as JPEG in harbour-times/pictures. The scenes are seeded: a second run draws
the same picture. They are our own work and may be used as the sample itself may.
"""
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

HERE = Path(__file__).resolve().parent / "harbour-times"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
INK, DEEP, TEAL, SEA, MIST, PAPER = "#14191c", "#12303a", "#0b5a6b", "#3f7480", "#a9bfc1", "#f4efe3"
SAND, OCHRE, RUST, BRICK, LAMP, MOSS = "#e4d6b8", "#c9953f", "#a8573a", "#7c4434", "#ffd58a", "#4f6b4a"
SCENES = {}


def scene(width=1600, height=1067):
    def keep(draw):
        SCENES[draw.__name__.replace("_", "-")] = (draw, width, height)
        return draw
    return keep


def fade(name, *stops, x2=0, y2=1):
    marks = "".join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in (s if len(s) == 3 else (*s, 1) for s in stops))
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="{x2}" y2="{y2}">{marks}</linearGradient>'


def halo(name, colour, strength=1.0):
    return (f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity="{strength}"/>'
            f'<stop offset=".25" stop-color="{colour}" stop-opacity="{strength * .42}"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>')


def rect(x, y, w, h, fill, more=""):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}" {more}/>'


def poly(points, fill, more=""):
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="{fill}" {more}/>'


def line(x1, y1, x2, y2, colour, width=2, more=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}" {more}/>'


def dot(x, y, r, fill, more=""):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {more}/>'


def oval(x, y, rx, ry, fill, more=""):
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'


def path(d, fill="none", more=""):
    return f'<path d="{d}" fill="{fill}" {more}/>'


def blur(name, amount):
    return f'<filter id="{name}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="{amount}"/></filter>'


def ridge(rng, width, y, rough, step=40, slope=0.0):
    """A line of hills or swell from left to right, as points."""
    phases = [(rng.uniform(0, 6.3), rng.uniform(.6, 1.4) * 2 * math.pi / wl, amp) for wl, amp in ((width * .9, 1), (width * .37, .5), (width * .15, .22), (width * .06, .09))]
    return [(x, y + slope * x + rough * sum(a * math.sin(p + f * x) for p, f, a in phases)) for x in range(-step, width + 2 * step, step)]


def land(points, bottom, fill, more=""):
    return poly([(points[0][0], bottom), *points, (points[-1][0], bottom)], fill, more)


def glints(rng, count, x0, x1, y0, y1, colour, long=90, more=""):
    """Short level strokes of light on water, finer towards the horizon."""
    out = []
    for _ in range(count):
        t = rng.random() ** 1.4
        y, half = y0 + t * (y1 - y0), (6 + long * t) * rng.uniform(.3, 1) / 2
        x = rng.uniform(x0, x1)
        out.append(rect(x - half, y, half * 2, .8 + 3.2 * t, colour, f'opacity="{rng.uniform(.15, .75):.2f}" rx="1.5" {more}'))
    return "".join(out)


def mix(a, b, t):
    pa, pb = ([int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(pa, pb))


@scene()
def tram(rng, w, h):
    vx, vy, ground = 930, 520, 1067
    out = [f"<defs>{fade('sky', (0, '#123240'), (.4, '#2c5866'), (.62, '#8d8f74'))}{fade('road', (0, '#2a3d42'), (1, '#0a1418'))}{halo('glow', LAMP, .9)}{halo('white', '#fff3d6', .95)}"
           f"{fade('left', (0, '#0c171c'), (1, '#22363c'), x2=1, y2=0)}{fade('right', (0, '#25393d'), (1, '#0b1519'), x2=1, y2=0)}{fade('cream', (0, '#efe3c6'), (1, '#c9b68d'))}{fade('pane', (0, '#fff1c4'), (1, '#f0b95f'))}"
           f"{fade('wet', (0, '#fff', .55), (1, '#fff', 0))}<mask id='wetmask'><rect x='0' y='760' width='1600' height='307' fill='url(#wet)'/></mask>{blur('b3', 3)}{blur('b12', 12)}{blur('b30', 30)}</defs>",
           rect(0, 0, w, h, "url(#sky)"), oval(vx, vy, 420, 170, "#c79a5c", 'opacity=".35" filter="url(#b30)"'),
           rect(0, vy, w, h - vy, "url(#road)")]

    def wall(side, depth0, depth1, top0):
        """A stretch of house front between two depths (0 near, 1 at the vanishing point)."""
        edge = -260 if side < 0 else 1960
        at = lambda d, y: (edge + (vx - edge) * d, y + (vy - y) * d)
        a, b = at(depth0, top0), at(depth1, top0)
        c, e = at(depth1, 1150), at(depth0, 1150)
        shade = mix("#0d181d" if side < 0 else "#0b1418", "#3d5254", depth0 * .95)
        part = [poly([a, b, c, e], shade)]
        cols, rows = 4, 5
        for i in range(cols):
            for j in range(rows):
                d0, d1 = (depth0 + (depth1 - depth0) * (i + k) / cols for k in (.28, .68))
                y0 = top0 + (1150 - top0) * (j + .25) / (rows + .8)
                y1 = y0 + (1150 - top0) * .085
                lit = rng.random() < (.2 if j < 4 else .34)
                fill = rng.choice(["#f3c56f", "#e2a94f", "#ffdf9c"]) if lit else mix(shade, "#000000", .3)
                part.append(poly([at(d0, y0), at(d1, y0), at(d1, y1), at(d0, y1)], fill, f'opacity="{.85 if lit else .8}"'))
        return "".join(part)
    for d0, d1, tl, tr in ((.82, .9, -420, -560), (.7, .82, -640, -420), (.54, .7, -470, -650), (.32, .54, -700, -480), (0, .32, -560, -700)):
        out += [wall(-1, d0, d1, tl), wall(1, d0, d1, tr)]
    for x0, x1 in ((640, 868), (1220, 992)):
        out.append(poly([(x0 - 8, ground), (x0 + 8, ground), (vx + (x1 - vx) * .2 + 1, vy + 30), (vx + (x1 - vx) * .2 - 1, vy + 30)], "#b9a57a", 'opacity=".5"'))
    for d in (.2, .45, .62, .74, .83):
        for edge in (150, 1560):
            x, top, foot = edge + (vx - edge) * d, 300 + (vy - 300) * d, 1010 + (vy - 1010) * d
            size = 1 - d
            out += [line(x, top, x, foot, "#0a1215", 9 * size), dot(x, top, 230 * size, "url(#glow)", 'opacity=".8"'), dot(x, top, 13 * size, "#fff2cf"),
                    oval(x, foot + 130 * size, 34 * size, 190 * size, LAMP, 'opacity=".28" filter="url(#b12)"')]
    for x in (560, 1300, 760, 1100):
        out.append(line(x, -10, vx, vy - 20, "#060c0f", 1.6, 'opacity=".8"'))

    def car():
        x, y, cw, ch = 742, 322, 376, 500
        part = [path(f"M{x+26},{y} h{cw-52} q22,0 27,24 l20,{ch-130} q3,94 -18,104 h{-cw-4+0} q-21,-10 -18,-104 l20,{-(ch-130)} q5,-24 27,-24z", "url(#cream)"),
                path(f"M{x-14},{y+290} h{cw+28} l6,110 q3,72 -16,84 h{-cw-8} q-19,-12 -16,-84z", TEAL),
                rect(x - 12, y + 290, cw + 24, 10, "#e9dcb9"),
                path(f"M{x+30},{y+78} h{cw-60} l12,190 h{-(cw-36)}z", "url(#pane)"),
                line(x + cw / 2, y + 78, x + cw / 2, y + 268, "#6b5b3b", 7), rect(x + 104, y + 18, cw - 208, 46, "#14191c", 'rx="6"'),
                f'<text x="{x+cw/2}" y="{y+54}" font-family="Nimbus Sans, Liberation Sans, sans-serif" font-weight="700" font-size="36" fill="#ffcf6e" text-anchor="middle">4</text>',
                path(f"M{x+92},{y+268} q4,-76 34,-80 q30,4 34,80z", "#5b4a2e", 'opacity=".85"'), dot(x + 126, y + 168, 20, "#5b4a2e", 'opacity=".85"'),
                path(f"M{x+240},{y+268} v-46 h18 v46z M{x+286},{y+268} v-60 h20 v60z", "#5b4a2e", 'opacity=".35"'),
                rect(x + 10, y + ch - 4, cw - 20, 16, "#0a0f11")]
        for lx in (x + 42, x + cw - 42):
            part += [dot(lx, y + 362, 21, "#fff8e6"), dot(lx, y + 362, 165, "url(#white)", 'opacity=".75"')]
        part += [line(x + cw / 2 - 60, y, x + cw / 2, y - 92, "#0a0f11", 5), line(x + cw / 2 + 60, y, x + cw / 2, y - 92, "#0a0f11", 5), line(x + cw / 2 - 80, y - 92, x + cw / 2 + 80, y - 92, "#0a0f11", 6)]
        return "".join(part)
    out += [oval(930, 840, 300, 34, "#050a0c", 'opacity=".8" filter="url(#b12)"'), car(),
            f'<g mask="url(#wetmask)"><g transform="translate(0 1664) scale(1 -1)" filter="url(#b3)" opacity=".8">{car()}</g></g>',
            oval(930, 960, 190, 120, LAMP, 'opacity=".18" filter="url(#b30)"')]
    for _ in range(150):
        x, y, n = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(14, 44)
        out.append(line(x, y, x - n * .16, y + n, "#dfe9e6", 1, f'opacity="{rng.uniform(.05, .22):.2f}"'))
    for _ in range(120):
        y = rng.uniform(860, 1060)
        out.append(oval(rng.uniform(0, w), y, (y - 700) / 22, (y - 700) / 110, "none", f'stroke="#dbe6e2" stroke-width="1" opacity="{rng.uniform(.04, .2):.2f}"'))
    return out


@scene()
def mole(rng, w, h):
    lx, ly = 1120, 330
    out = [f"<defs>{fade('sky', (0, '#0b161c'), (.55, '#27424b'), (1, '#6c7f7c'))}{fade('beam', (0, '#fff0c4', .85), (.5, '#f7e3ae', .22), (1, '#f7e3ae', 0), x2=-1, y2=0)}"
           f"<linearGradient id='ray' gradientUnits='userSpaceOnUse' x1='{lx}' y1='0' x2='-60' y2='0'><stop offset='0' stop-color='#fff0c4' stop-opacity='.9'/><stop offset='.3' stop-color='#f7e3ae' stop-opacity='.35'/><stop offset='1' stop-color='#f7e3ae' stop-opacity='0'/></linearGradient>"
           f"<linearGradient id='ray2' gradientUnits='userSpaceOnUse' x1='{lx}' y1='0' x2='1700' y2='0'><stop offset='0' stop-color='#fff0c4' stop-opacity='.8'/><stop offset='1' stop-color='#f7e3ae' stop-opacity='0'/></linearGradient>"
           f"{halo('glow', '#fff0c4', 1)}{fade('tower', (0, '#6f7f7f'), (.45, '#d9dccf'), (1, '#39494c'), x2=1, y2=0)}{blur('b2', 1.6)}{blur('b6', 6)}{blur('b40', 34)}</defs>", rect(0, 0, w, h, "url(#sky)")]
    for i in range(26):
        y = rng.uniform(-40, 560)
        out.append(oval(rng.uniform(-100, w + 100), y, rng.uniform(240, 560), rng.uniform(22, 76), rng.choice(["#0a1419", "#10222a", "#3b535a", "#55696b"]), f'opacity="{rng.uniform(.25, .55):.2f}" filter="url(#b40)"'))
    out += [poly([(lx, ly - 6), (-80, 40), (-80, 330), (lx, ly + 8)], "url(#ray)", 'filter="url(#b6)"'), poly([(lx, ly - 6), (1700, 395), (1700, 470), (lx, ly + 8)], "url(#ray2)", 'filter="url(#b6)"'), dot(lx, ly, 210, "url(#glow)")]

    def sea(y, amp, wl, top, bottom, foam, seed):
        r = random.Random(seed)
        ph = [r.uniform(0, 6.3) for _ in range(4)]
        pts = []
        for x in range(-20, w + 21, 8):
            k = (x / wl * 2 * math.pi + ph[0])
            crest = abs(math.sin(k / 2)) ** .7
            pts.append((x, y + amp * (.5 - crest) * 1.5 + amp * .35 * math.sin(k * .37 + ph[1]) + amp * .1 * math.sin(k * 3.1 + ph[2])))
        n = f"s{seed}"
        part = [f"<defs>{fade(n, (0, top), (1, bottom))}</defs>", land(pts, h + 20, f"url(#{n})")]
        part.append(path("M" + " L".join(f"{x:.0f},{yy:.1f}" for x, yy in pts), "none", f'stroke="{foam}" stroke-width="{max(1.2, amp / 22):.1f}" opacity=".55" stroke-linejoin="round"'))
        for _ in range(int(26 + amp * .9)):
            i = r.randrange(2, len(pts) - 3)
            x, yy = pts[i]
            drop, run = r.uniform(8, amp * .9), r.uniform(20, 60 + amp)
            part.append(path(f"M{x:.0f},{yy+drop:.0f} q{run/2:.0f},{r.uniform(-8, 10):.0f} {run:.0f},{(pts[min(i+6, len(pts)-1)][1]-yy)*.6 + drop*.25:.0f}", "none", f'stroke="{foam}" stroke-width="{r.uniform(.6, amp/30+.7):.1f}" opacity="{r.uniform(.08, .4):.2f}" stroke-linecap="round"'))
        return "".join(part)
    out += [sea(628, 14, 260, "#5e7375", "#33525b", "#dbe3dd", 3), sea(664, 26, 340, "#46636a", "#25444e", "#dbe3dd", 5)]
    out += [poly([(940, 690), (960, 628), (1290, 618), (1700, 596), (1700, 800), (900, 800)], "#1b2a2f"), poly([(960, 628), (1290, 618), (1700, 596), (1700, 608), (1290, 630), (958, 640)], "#7d8a86")]
    for i in range(13):
        out.append(rect(980 + i * 52, 642 - i * 1.4, 34, 5, "#0e181c", 'opacity=".7"'))
    out += [poly([(1082, 626), (1098, 372), (1142, 372), (1160, 624)], "url(#tower)"), poly([(1090, 500), (1093, 452), (1148, 452), (1151, 500)], "#8c3f2c", 'opacity=".92"'), poly([(1086, 580), (1089, 540), (1154, 540), (1157, 580)], "#8c3f2c", 'opacity=".92"'),
            rect(1086, 362, 68, 12, "#1b2a2f"), rect(1102, 306, 36, 58, "#fff4cf"), rect(1102, 306, 36, 58, "none", 'stroke="#1b2a2f" stroke-width="4"'), line(1120, 306, 1120, 364, "#1b2a2f", 2.5), poly([(1094, 308), (1146, 308), (1120, 274)], "#1b2a2f"), dot(lx, ly, 62, "url(#glow)"), dot(lx, ly, 17, "#fffbe9")]
    for i in range(9):
        x = 1220 + i * 44
        out += [line(x, 616 - i * 2.4, x, 570 - i * 2.4, "#10191d", 3)]
    for _ in range(820):  # the sea breaking on the head of the mole
        a, d = rng.gauss(-1.75, .42), abs(rng.gauss(0, 1)) * 118
        x, y = 944 + math.cos(a) * d * 1.15, 688 + math.sin(a) * d * 1.55
        out.append(dot(x, y, rng.uniform(.8, 4.6) * (1.25 - d / 420), "#eef1ea", f'opacity="{max(.08, .72 - d / 330) * rng.uniform(.4, 1):.2f}"'))
    out += [oval(930, 640, 70, 96, "#e7ece6", 'opacity=".34" filter="url(#b40)"'),
            sea(742, 56, 520, "#3f626b", "#17333d", "#e8ece4", 11), sea(842, 84, 720, "#2c525d", "#0d222a", "#e8ece4", 17), sea(985, 96, 980, "#1c3d48", "#081519", "#dfe6df", 23)]
    for _ in range(260):
        x, y = rng.uniform(0, w), rng.uniform(120, h)
        out.append(line(x, y, x + rng.uniform(14, 46), y + rng.uniform(3, 9), "#e8ece4", 1, f'opacity="{rng.uniform(.04, .2):.2f}"'))
    return out


def ferry_hull(x, y, s=1.0):
    p = lambda *pts: [(x + a * s, y + b * s) for a, b in pts]
    out = [poly(p((-210, 0), (-196, -34), (214, -40), (238, -52), (206, 6), (-190, 8)), "#123a45"), poly(p((-196, -34), (214, -40), (238, -52), (236, -46), (213, -33), (-198, -28)), "#efe8d6"),
           poly(p((-170, -36), (-170, -74), (150, -74), (176, -38)), "#f3eddd"), poly(p((-120, -74), (-120, -104), (96, -104), (112, -74)), "#e9e1cc"), poly(p((36, -104), (40, -130), (92, -130), (104, -104)), "#f5efe0"),
           poly(p((-66, -104), (-58, -160), (-20, -160), (-22, -104)), RUST), poly(p((-58, -160), (-20, -160), (-20, -146), (-60, -146)), "#14262c"), line(x + 62 * s, y - 130 * s, x + 62 * s, y - 188 * s, "#223", 3 * s)]
    for i in range(11):
        out.append(rect(x + (-154 + i * 27) * s, y - 64 * s, 16 * s, 15 * s, "#20424b", 'rx="2"'))
    for i in range(7):
        out.append(rect(x + (-106 + i * 27) * s, y - 96 * s, 17 * s, 12 * s, "#f7cf83" if i in (3, 4, 6) else "#3d5a60", 'rx="2"'))
    out.append(poly(p((44, -124), (90, -124), (94, -112), (44, -112)), "#20424b"))
    return "".join(out)


@scene()
def ferry(rng, w, h):
    hz = 500
    out = [f"<defs>{fade('sky', (0, '#7fa3aa'), (.45, '#c9cfc0'), (.8, '#f0cfa0'), (1, '#eebb8a'))}{fade('sea', (0, '#d9bd97'), (.16, '#9fb0a8'), (.5, '#4f8089'), (1, '#133f4b'))}{halo('sun', '#fff2cf', 1)}{blur('b2', 2)}{blur('b20', 20)}</defs>",
           rect(0, 0, w, hz + 2, "url(#sky)"), dot(1130, 428, 460, "url(#sun)", 'opacity=".8"'), dot(1130, 436, 46, "#fff6dd")]
    for _ in range(14):
        out.append(oval(rng.uniform(0, w), rng.uniform(40, 330), rng.uniform(160, 420), rng.uniform(5, 18), rng.choice(["#fbe9cb", "#e9d9bd", "#8faeb2"]), f'opacity="{rng.uniform(.2, .5):.2f}" filter="url(#b20)"'))
    for y, rough, colour, seed in ((470, 14, "#b9b7a0", 4), (484, 20, "#8fa19a", 9), (496, 16, "#64858a", 12)):
        r = random.Random(seed)
        pts = [(x, min(hz, yy)) for x, yy in ridge(r, w, y, rough, 16)]
        out.append(land(pts, hz + 1, colour))
    out += [poly([(1240, 500), (1290, 470), (1360, 452), (1470, 446), (1600, 432), (1600, 506), (1240, 506)], "#3c626a"), rect(1436, 396, 14, 54, "#f1ead8"), poly([(1432, 398), (1454, 398), (1443, 382)], "#8c3f2c")]
    for i, x in enumerate((1498, 1518, 1536, 1558, 1576)):
        out += [rect(x, 428 - i * 2, 14, 14, "#efe6d2"), poly([(x - 2, 429 - i * 2), (x + 16, 429 - i * 2), (x + 7, 420 - i * 2)], RUST)]
    out += [rect(0, hz, w, h - hz, "url(#sea)"), glints(rng, 520, 0, w, hz + 4, h, "#f5dcb1", 120), glints(rng, 420, 0, w, hz + 30, h, "#0d3540", 150)]
    for _ in range(300):
        t = rng.random()
        out.append(rect(1130 + rng.gauss(0, 22 + 130 * t) - 30 * t, hz + 6 + t * 480, 10 + 74 * t * rng.random(), 1.2 + 3.4 * t, "#fff1cf", f'opacity="{rng.uniform(.25, .8) * (1 - t * .5):.2f}" rx="1.5"'))
    bx, by = 560, 690
    out += [path(f"M{bx-210},{by+4} q-300,26 -560,120 l0,120 q380,-170 620,-222z", "#e9e4d3", 'opacity=".26" filter="url(#b2)"'),
            f'<g transform="translate(0 {2*by+10}) scale(1 -1)" opacity=".28" filter="url(#b2)">{ferry_hull(bx, by, 1.16)}</g>', ferry_hull(bx, by, 1.16),
            path(f"M{bx-240},{by+9} q240,20 512,-6", "none", 'stroke="#f6f0df" stroke-width="5" opacity=".85"'), path(f"M{bx+272},{by-4} q70,10 160,2", "none", 'stroke="#f6f0df" stroke-width="2.5" opacity=".6"')]
    for i in range(9):
        out.append(oval(bx - 64 - i * 44, by - 204 - i * 9 + rng.uniform(-6, 6), 26 + i * 9, 12 + i * 4, "#6f8587", f'opacity="{.3 - i*.026:.2f}" filter="url(#b20)"'))
    for x, y, s in ((840, 300, 1), (905, 330, .7), (770, 352, .8), (980, 284, .6)):
        out.append(path(f"M{x-22*s},{y} q{11*s},{-14*s} {22*s},0 q{11*s},{-14*s} {22*s},0", "none", f'stroke="#30525a" stroke-width="{3*s}" stroke-linecap="round"'))
    return out


@scene()
def cannery(rng, w, h):
    quay = 770
    out = [f"<defs>{fade('sky', (0, '#2a4a57'), (.5, '#7e8f8b'), (.85, '#dcae80'), (1, '#e7b985'))}{fade('wall', (0, '#8a4b38'), (1, '#63362b'))}{fade('sea', (0, '#8e8370'), (.3, '#3d5f66'), (1, '#0f2a33'))}{halo('glow', LAMP, .7)}{blur('b3', 3)}{blur('b20', 22)}"
           "<pattern id='brick' width='36' height='20' patternUnits='userSpaceOnUse'><path d='M0 0H36M0 10H36M9 0V10M27 10V20' stroke='#3a1f19' stroke-width='1' opacity='.35'/></pattern></defs>", rect(0, 0, w, quay, "url(#sky)")]
    for _ in range(12):
        out.append(oval(rng.uniform(0, w), rng.uniform(80, 520), rng.uniform(200, 460), rng.uniform(8, 26), rng.choice(["#f2cfa0", "#aab0a2", "#3f5b64"]), f'opacity="{rng.uniform(.15, .4):.2f}" filter="url(#b20)"'))
    out.append(land(ridge(random.Random(8), w, 640, 26, 20), quay, "#6f7d79", 'opacity=".75"'))
    for i in range(22):
        x = i * 76 + rng.uniform(-14, 14)
        out.append(rect(x, 650 + rng.uniform(-30, 30), rng.uniform(34, 70), 140, mix("#5a6a69", "#455558", rng.random())))

    def works():
        part, x0, bay, n, top = [], 250, 158, 6, 500
        for i in range(n):
            x = x0 + i * bay
            part += [poly([(x, top), (x, top - 96), (x + bay, top)], "#4b2a23"), poly([(x, top - 2), (x, top - 96), (x + 16, top - 86), (x + 16, top - 2)], "#e9c27b" if i not in (1, 4) else "#5a6f70"), line(x, top - 96, x + bay, top, "#c98d68", 4)]
        part += [rect(x0, top, n * bay, quay - top, "url(#wall)"), rect(x0, top, n * bay, quay - top, "url(#brick)"), rect(x0, top, n * bay, 12, "#a9664c")]
        for i in range(n):
            x = x0 + i * bay
            part.append(rect(x - 5, top, 10, quay - top, "#5b3127"))
            for r in range(2):
                lit = (i, r) not in ((0, 0), (3, 0), (5, 1))
                y = top + 38 + r * 114
                part.append(path(f"M{x+32},{y+78} v-54 q47,-44 94,0 v54z", "#ffd488" if lit else "#35484c"))
                part += [line(x + 32 + k * 23.5, y + 6, x + 32 + k * 23.5, y + 78, "#4b2a23", 3) for k in range(1, 4)] + [line(x + 32, y + 42, x + 126, y + 42, "#4b2a23", 3)]
                if lit and rng.random() < .75:
                    px = x + rng.uniform(50, 104)
                    part += [dot(px, y + 45, 9, "#6d4a2b"), path(f"M{px-15},{y+78} q2,-26 15,-26 q13,0 15,26z", "#6d4a2b")]
        part += [poly([(1146 + 52, 770), (1146 + 66, 196), (1146 + 118, 196), (1146 + 134, 770)], "#70402f"), poly([(1146 + 52, 770), (1146 + 66, 196), (1146 + 84, 196), (1146 + 76, 770)], "#8f5740"), rect(1206, 186, 64, 18, "#4b2a23"), rect(1206, 232, 63, 10, "#d9b98c"), rect(1206, 252, 63, 10, "#d9b98c"),
                 rect(1280, 590, 190, 180, "#5e3429"), rect(1280, 590, 190, 180, "url(#brick)"), poly([(1270, 592), (1480, 592), (1375, 530)], "#3d231d"), rect(1330, 660, 88, 110, "#ffcf7e"), line(1374, 660, 1374, 770, "#3d231d", 4)]
        return "".join(part)
    for i in range(12):
        out.append(oval(1238 - i * 50 + rng.uniform(-12, 12), 168 - i * 15 + 10 * math.sin(i), 34 + i * 14, 20 + i * 7, "#d8d2c2", f'opacity="{.5 - i*.036:.2f}" filter="url(#b20)"'))
    out += [works(), rect(0, quay, w, 34, "#39403f"), rect(0, quay, w, 6, "#8f8a78"), rect(0, quay + 34, w, h, "url(#sea)"),
            f'<g opacity=".42" filter="url(#b3)" transform="translate(0 {2*quay+60}) scale(1 -1)">{works()}</g>']
    for i in range(18):
        out.append(rect(30 + i * 90, quay + 30, 12, 46, "#20282a"))
    out += [glints(rng, 360, 0, w, 812, h, "#102a32", 190), glints(rng, 260, 260, 1460, 815, h, "#ffd593", 90)]
    for x in (150, 520, 1520):
        out += [line(x, quay, x, quay - 96, "#1e2628", 5), dot(x, quay - 100, 90, "url(#glow)"), dot(x, quay - 100, 7, "#fff2cf")]
    out += [path("M70,862 q130,34 300,0 l-26,44 q-120,20 -236,0z", "#15262b"), rect(150, 800, 70, 56, "#c9bfa5"), rect(162, 810, 18, 16, "#24414a"), rect(190, 810, 18, 16, "#24414a"), line(260, 866, 260, 690, "#1b2426", 5), line(260, 700, 150, 800, "#1b2426", 2), line(260, 700, 352, 866, "#1b2426", 2)]
    return out


def sardine(x, y, length, turn, tone):
    b = length * .13
    return (f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})">'
            + path(f"M{-length/2:.1f},0 C{-length*.32:.1f},{-b*1.25:.1f} {length*.2:.1f},{-b*1.2:.1f} {length*.4:.1f},{-b*.16:.1f} L{length/2:.1f},{-b*.85:.1f} L{length*.47:.1f},0 L{length/2:.1f},{b*.85:.1f} L{length*.4:.1f},{b*.16:.1f} C{length*.2:.1f},{b*1.1:.1f} {-length*.32:.1f},{b*1.15:.1f} {-length/2:.1f},0z", f"url(#{tone})")
            + path(f"M{-length*.3:.1f},{-b*.62:.1f} C{-length*.1:.1f},{-b*.95:.1f} {length*.15:.1f},{-b*.8:.1f} {length*.38:.1f},{-b*.1:.1f}", "none", f'stroke="#16323b" stroke-width="{length*.016:.1f}" opacity=".55"')
            + path(f"M{-length*.33:.1f},{b*.72:.1f} q{length*.06:.1f},{-b*.7:.1f} 0,{-b*1.42:.1f}", "none", f'stroke="#16323b" stroke-width="{length*.011:.1f}" opacity=".5"')
            + dot(-length * .41, -b * .2, length * .017, "#11191c") + dot(-length * .414, -b * .24, length * .006, "#fff")
            + "".join(dot(-length * .2 + i * length * .085, -b * .28, length * .0085, "#16323b", 'opacity=".45"') for i in range(6)) + "</g>")


@scene()
def fish_crates(rng, w, h):
    tones = [fade(f"f{i}", (0, top), (.42, mid), (1, low)) for i, (top, mid, low) in enumerate((("#2f5560", "#a9bdbd", "#eeece2"), ("#274a57", "#94adaf", "#e6e6dc"), ("#3c6468", "#b9c7c0", "#f4f0e4")))]
    out = [f"<defs>{''.join(tones)}{blur('b9', 9)}{blur('b2', 2)}{fade('light', (0, '#fff3d8', .22), (.5, '#fff3d8', 0), (1, '#041015', .45), x2=1, y2=1)}</defs>", rect(0, 0, w, h, "#23363b")]
    for i in range(14):
        out.append(rect(0, i * 92, w, 2, "#16262b", 'opacity=".8"'))
    out.append('<g transform="rotate(-7 800 533) translate(800 533) scale(1.42) translate(-880 -520)">')
    cw, ch, gap = 470, 318, 26
    colours = ["#0b5a6b", "#c9953f", "#0f6072", "#a8573a", "#0b5a6b", "#2c6a70"]
    k = 0
    for row in range(-1, 4):
        for col in range(-1, 4):
            x, y = 66 + col * (cw + gap) + (row % 2) * 120 - 160, 12 + row * (ch + gap)
            colour = colours[(col * 2 + row * 3) % 6]
            out += [rect(x + 8, y + 14, cw, ch, "#081215", 'rx="16" opacity=".6" filter="url(#b9)"'), rect(x, y, cw, ch, colour, 'rx="16"'), rect(x + 5, y + 5, cw - 10, ch - 10, mix(colour, "#ffffff", .16), 'rx="13"'), rect(x + 20, y + 20, cw - 40, ch - 40, mix(colour, "#000000", .45), 'rx="8"')]
            for hx in (x + cw / 2 - 46,):
                out += [rect(hx, y + 7, 92, 9, mix(colour, "#000000", .55), 'rx="4"'), rect(hx, y + ch - 16, 92, 9, mix(colour, "#000000", .55), 'rx="4"')]
            out.append(f'<clipPath id="c{k}"><rect x="{x+20}" y="{y+20}" width="{cw-40}" height="{ch-40}" rx="8"/></clipPath><g clip-path="url(#c{k})">')
            empty = (row, col) == (1, 2)
            for _ in range(190):
                s = rng.uniform(7, 20)
                ix, iy = rng.uniform(x + 14, x + cw - 14), rng.uniform(y + 14, y + ch - 14)
                out.append(poly([(ix + s * math.cos(a) * rng.uniform(.6, 1), iy + s * math.sin(a) * rng.uniform(.6, 1)) for a in (0, 1.2, 2.4, 3.7, 5)], rng.choice(["#dfe8e6", "#c3d4d4", "#f1f4ef", "#a9c1c3"]), f'opacity="{rng.uniform(.45, .95):.2f}"'))
            if not empty:
                lean = rng.choice([0, 180]) + rng.uniform(-4, 4)
                for j in range(9):
                    for i in range(3):
                        fx, fy = x + 84 + i * 150 + rng.uniform(-12, 12) + (j % 2) * 34 - 10, y + 30 + j * 33 + rng.uniform(-4, 4)
                        out += [oval(fx + 3, fy + 9, 84, 15, "#0a1a20", 'opacity=".35" filter="url(#b2)"'), sardine(fx, fy, rng.uniform(168, 190), lean + rng.uniform(-5, 5), f"f{rng.randrange(3)}")]
                for _ in range(26):
                    s = rng.uniform(5, 11)
                    ix, iy = rng.uniform(x + 24, x + cw - 24), rng.uniform(y + 24, y + ch - 24)
                    out.append(poly([(ix + s * math.cos(a), iy + s * math.sin(a) * .8) for a in (.2, 1.3, 2.5, 3.9, 5.1)], "#f5f8f4", 'opacity=".85"'))
            else:
                out.append(sardine(x + 250, y + 170, 186, -22, "f0"))
            out.append("</g>")
            k += 1
    out += ["</g>", rect(0, 0, w, h, "url(#light)")]
    return out


@scene()
def gallery(rng, w, h):
    cx, floor = 800, 730
    out = [f"<defs>{halo('glow', '#ffdf9e', .95)}{fade('water', (0, '#1b4a50', .2), (1, '#061418', .92))}{blur('b2', 2.2)}{blur('b14', 14)}{blur('b40', 40)}</defs>", rect(0, 0, w, h, "#0c1c20")]

    def hall():
        part, n = [], 9
        for i in reversed(range(n)):
            t = i / (n - 1)
            s = 1 / (1 + 2.9 * t)
            half, spring, top = 980 * s, floor - 210 * s, 560 * s
            tone = mix(mix("#28484a", "#7d9a86", t ** .8), "#f0d296", max(0, .8 * (t - .35)))
            outer = f"M{cx-1300*s:.1f},-300 H{cx+1300*s:.1f} V{h+60} H{cx-1300*s:.1f}z"
            arch = f"M{cx-half*.83:.1f},{h+80} V{spring:.1f} A{half*.83:.1f},{top*.83:.1f} 0 0 1 {cx+half*.83:.1f},{spring:.1f} V{h+80}z"
            part.append(path(outer + arch, mix(tone, "#0b1a1d", .25), 'fill-rule="evenodd"'))
            part.append(path(f"M{cx-half*.83:.1f},{floor+30} V{spring:.1f} A{half*.83:.1f},{top*.83:.1f} 0 0 1 {cx+half*.83:.1f},{spring:.1f} V{floor+30}", "none", f'stroke="{mix(tone, "#f1e0b5", .34)}" stroke-width="{17*s:.1f}" opacity=".8"'))
            for k in range(15):  # the joints of the arch
                a = math.pi * (k + .5) / 15
                x1, y1 = cx - math.cos(a) * half * .84, spring - math.sin(a) * top * .84
                x2, y2 = cx - math.cos(a) * half * .97, spring - math.sin(a) * top * .99
                part.append(line(x1, y1, x2, y2, "#0a181b", 3.2 * s + .4, 'opacity=".5"'))
            r = random.Random(100 + i)
            for _ in range(16):  # ripple light thrown on the vault
                a0 = r.uniform(.25, math.pi - .25)
                rr = r.uniform(.86, .985)
                pts = []
                for q in range(7):
                    a = a0 + q * .035
                    pts.append((cx - math.cos(a) * half * (rr + .012 * math.sin(q * 1.9 + i)), spring - math.sin(a) * top * (rr + .014 * math.cos(q * 1.7))))
                part.append(path("M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in pts), "none", f'stroke="#f4dda4" stroke-width="{4.2*s+.5:.1f}" opacity="{r.uniform(.1, .5)*(.4+.6*t):.2f}" stroke-linecap="round" stroke-linejoin="round"'))
            if i == n - 1:
                part.insert(0, path(arch, "#d3c08a"))
                part.append(oval(cx, floor - 40, 230, 150, "#f7e0a6", 'opacity=".55" filter="url(#b40)"'))
        return "".join(part)

    def things():
        part = [path("M312,742 V500 M312,520 m-22,0 a22,22 0 1 0 44,0 a22,22 0 1 0 -44,0 M262,570 H362 M206,664 q16,88 106,92 q94,-6 104,-92", "none", 'stroke="#0a1517" stroke-width="19" stroke-linecap="round"'),
                poly([(184, 690), (206, 640), (232, 690)], "#0a1517"),
                line(1262, 300, 1262, 520, "#0a1517", 5), path("M1216,612 q10,-14 12,-56 q4,-42 34,-44 q30,2 34,44 q2,42 12,56z", "#8a6a34"), path("M1216,612 q10,-14 12,-56 q4,-42 34,-44 q-14,8 -16,46 q-1,40 -8,54z", "#caa55c"), rect(1208, 609, 108, 9, "#5f4722", 'rx="4"'), dot(1262, 624, 9, "#2e2413")]
        for i in range(5):
            x = 940 + i * 46
            part += [path(f"M{x-15},{744} q-6,-34 4,-48 v-14 h22 v14 q10,14 4,48z", mix("#7c5a3c", "#4d3a2c", i / 5)), rect(x - 7, 674, 14, 9, "#2a1f17")]
        for x, y, r in ((566, 728, 22), (602, 732, 17), (584, 700, 16), (632, 728, 19)):
            part += [dot(x, y, r, "#4f8c84", 'opacity=".95"'), dot(x - r * .3, y - r * .35, r * .28, "#e8f3e6", 'opacity=".8"')]
        for x in (452, 1148):
            part += [line(x, 420, x, 722, "#0a1517", 6), rect(x - 15, 692, 30, 36, "#fff0c9", 'rx="6"'), dot(x, 708, 250, "url(#glow)", 'opacity=".85"')]
        return "".join(part)
    out += [hall(), things(),
            f'<defs><clipPath id="below"><rect x="0" y="{floor+12}" width="{w}" height="{h}"/></clipPath></defs><g clip-path="url(#below)"><g transform="translate(0 {2*floor+24}) scale(1 -1)" filter="url(#b2)">{hall()}{things()}</g>{rect(0, floor+12, w, h-floor, "url(#water)")}</g>']
    for _ in range(210):
        t = rng.random() ** 1.3
        y = floor + 16 + t * 320
        x = rng.gauss(cx, 420 + 200 * t)
        out.append(rect(x, y, 20 + 150 * t * rng.random(), 1 + 3 * t, rng.choice(["#f4dda4", "#0a1a1d", "#8fb3a4"]), f'opacity="{rng.uniform(.06, .36):.2f}" rx="2"'))
    return out


@scene()
def floodlights(rng, w, h):
    out = [f"<defs>{fade('sky', (0, '#0a1820'), (.7, '#23434d'), (1, '#48666a'))}{halo('glow', '#f2f6e6', .95)}{blur('b4', 4)}{blur('b30', 30)}{fade('haze', (0, '#e9f2e0', .0), (1, '#e9f2e0', .16))}</defs>", rect(0, 0, w, h, "url(#sky)")]
    hz, tl, tr, bl, br, top, bot = 470, 470, 1130, -360, 1960, 520, 1010
    r = random.Random(2)
    for i in range(26):
        x = i * 66 + r.uniform(-20, 20)
        hh = r.uniform(24, 88)
        out.append(rect(x, hz - hh, r.uniform(40, 80), hh + 10, mix("#24424b", "#31525a", r.random())))
        for _ in range(4):
            if r.random() < .45:
                out.append(rect(x + r.uniform(4, 50), hz - r.uniform(6, hh), 4, 5, "#e9bf73", 'opacity=".8"'))
    out += [rect(1330, 330, 46, 150, "#3c5a60"), poly([(1322, 332), (1384, 332), (1353, 268)], "#2c474e"), dot(1353, 366, 15, "#f5e6bd"), line(1353, 366, 1362, 370, "#14191c", 3), line(1353, 366, 1346, 356, "#14191c", 3)]
    out += [poly([(250, 545), (330, 440), (1270, 440), (1350, 545)], "#182b31"), poly([(318, 452), (330, 418), (1270, 418), (1282, 452)], "#0d1b20")]
    for _ in range(1500):
        t = rng.random()
        y = 456 + t * 74
        half = 470 + t * 62
        out.append(dot(800 + rng.uniform(-half, half), y, rng.uniform(1.6, 3), rng.choice(["#c9c2ad", "#8fa3a0", "#a8573a", "#5f7f86", "#e4d6b8", "#33545c", "#33545c", "#0b5a6b"]), f'opacity="{rng.uniform(.5, .95):.2f}"'))

    def at(u, v):
        """A point of the pitch: u across from 0 to 1, v from the far touchline to the near one."""
        k = v / (v + (1 - v) * 3.05)
        y = 545 + (1040 - 545) * k
        half = 440 + (1180 - 440) * k
        return 800 + (u - .5) * 2 * half, y
    for i in range(12):
        out.append(poly([at(i / 12, 0), at((i + 1) / 12, 0), at((i + 1) / 12, 1), at(i / 12, 1)], "#4e7d5b" if i % 2 else "#447152"))
    chalk = lambda *pts: path("M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in pts), "none", 'stroke="#eef0e2" stroke-width="3.4" opacity=".9"')
    out += [chalk(at(.02, .03), at(.98, .03), at(.98, .97), at(.02, .97), at(.02, .03)), chalk(at(.5, .03), at(.5, .97)), chalk(*[at(.5 + .088 * math.cos(a * .1), .5 + .135 * math.sin(a * .1)) for a in range(64)])]
    for side in (0, 1):
        f = lambda u: u if side == 0 else 1 - u
        out += [chalk(at(f(.02), .22), at(f(.17), .22), at(f(.17), .78), at(f(.02), .78)), chalk(at(f(.02), .37), at(f(.07), .37), at(f(.07), .63), at(f(.02), .63)), dot(*at(f(.125), .5), 3.5, "#eef0e2")]
        a, b = at(f(.02), .44), at(f(.02), .56)
        out += [line(a[0], a[1], a[0], a[1] - 34, "#f6f6ec", 4), line(b[0], b[1], b[0], b[1] - 42, "#f6f6ec", 4), line(a[0], a[1] - 34, b[0], b[1] - 42, "#f6f6ec", 4)]
    team = [(.82, .42, 0), (.86, .5, 0), (.88, .36, 0), (.9, .58, 1), (.92, .46, 1), (.87, .45, 1), (.93, .52, 1), (.8, .6, 0), (.89, .64, 0), (.94, .4, 1), (.76, .3, 1), (.66, .5, 0), (.7, .7, 1), (.52, .35, 0), (.45, .6, 1), (.965, .5, 2), (.905, .52, 3), (.985, .94, 0), (.6, .2, 1)]
    for u, v, kit in sorted(team, key=lambda p: p[1]):
        x, y = at(u, v)
        s = .5 + v * .75
        shirt = ("#123a6b", "#e7e2d3", "#d6a53a", "#d6a53a")[kit]
        out += [oval(x - 16 * s, y + 1, 25 * s, 4.4 * s, "#12271c", 'opacity=".5"'), oval(x + 15 * s, y + 1, 22 * s, 4 * s, "#12271c", 'opacity=".4"'), rect(x - 4.6 * s, y - 18 * s, 4 * s, 18 * s, "#1b2326"), rect(x + .8 * s, y - 18 * s, 4 * s, 18 * s, "#1b2326"), path(f"M{x-8*s:.1f},{y-17*s:.1f} v{-19*s:.1f} q{8*s:.1f},{-6*s:.1f} {16*s:.1f},0 v{19*s:.1f}z", shirt), dot(x, y - 44 * s, 5.6 * s, "#b98b6a")]
    bx, by = at(.925, .5)
    out.append(dot(bx, by - 78, 6, "#fbfbf4"))
    for x, top_, foot, s in ((206, 96, 560, 1), (1394, 96, 560, 1), (470, 226, 440, .55), (1130, 226, 440, .55)):
        out += [poly([(x - 11 * s, foot), (x - 4 * s, top_), (x + 4 * s, top_), (x + 11 * s, foot)], "#0b161a")]
        for i in range(5):
            for j in range(3):
                out.append(dot(x - 56 * s + i * 28 * s, top_ - 40 * s + j * 26 * s, 10.5 * s, "#fffdf0"))
        out.append(dot(x, top_ - 14 * s, 400 * s, "url(#glow)", 'opacity=".62"'))
        aim = 800 + (x - 800) * .1
        out.append(poly([(x - 50 * s, top_), (x + 50 * s, top_), (aim + 420, 900), (aim - 420, 900)], "url(#haze)", 'opacity=".5" filter="url(#b30)"'))
    for _ in range(210):  # heads along the near terrace
        x = rng.uniform(-20, w + 20)
        y = 1040 + rng.uniform(-14, 40)
        out.append(dot(x, y, rng.uniform(15, 22), mix("#081114", "#16262b", rng.random())))
    out += [path("M500,1067 l-14,-112 q8,-10 17,-2 l27,100z M640,1067 l20,-116 q-8,-10 -17,-2 l-33,106z", "#0b161a"), path("M462,950 q112,34 224,-4 l4,24 q-116,38 -232,4z", "#1d4f86"), path("M500,960 l3,22 M536,967 l2,22 M572,969 v22 M608,967 l-2,22 M644,960 l-3,22", "none", 'stroke="#e7e2d3" stroke-width="8"')]
    return out


@scene(1067, 1600)
def gauge(rng, w, h):
    water = 1300
    out = [f"<defs>{fade('air', (0, '#fdf6e4', .3), (.4, '#fdf6e4', 0), (1, '#04141a', .45))}{fade('sea', (0, '#5f8d90'), (.25, '#2b6470'), (1, '#0b303b'))}{fade('staff', (0, '#d9d2bd'), (.4, '#f8f3e4'), (1, '#c8c0a8'), x2=1, y2=0)}{blur('b3', 3)}{blur('b12', 12)}{fade('wetwall', (0, '#0c1c1c', 0), (.14, '#0c1c1c', .45), (1, '#0c1c1c', .68))}</defs>", rect(0, 0, w, h, "#4b5353")]
    y, row = -30, 0
    while y < h:
        rh = rng.uniform(108, 150)
        x = -rng.uniform(0, 160)
        while x < w:
            rw = rng.uniform(170, 340)
            tone = mix(rng.choice(["#a39c8a", "#928f82", "#b0a790", "#868a83"]), "#6d7a78", rng.random() * .5)
            out += [rect(x + 4, y + 4, rw - 8, rh - 8, tone, 'rx="9"'), path(f"M{x+8:.0f},{y+rh-10:.0f} V{y+10:.0f} H{x+rw-12:.0f}", "none", f'stroke="{mix(tone, "#ffffff", .3)}" stroke-width="3" opacity=".55"'), path(f"M{x+10:.0f},{y+rh-6:.0f} H{x+rw-7:.0f} V{y+14:.0f}", "none", 'stroke="#30383a" stroke-width="4" opacity=".45"')]
            for _ in range(34):
                out.append(oval(rng.uniform(x + 12, x + rw - 14), rng.uniform(y + 12, y + rh - 14), rng.uniform(2, 22), rng.uniform(1, 5), rng.choice(["#5e625c", "#d5ccb4", "#777a70"]), f'opacity="{rng.uniform(.08, .3):.2f}"'))
            x += rw
        y += rh
        row += 1
    weed = 690
    out.append(rect(0, weed - 120, w, h, "url(#wetwall)"))
    for _ in range(3400):
        x = rng.uniform(-20, w + 20)
        t = rng.random() ** .75
        yy = weed + 24 * math.sin(x / 120) + 12 * math.sin(x / 31) + t * (water - weed + 30)
        n = rng.uniform(16, 34 + 74 * t)
        out.append(path(f"M{x:.0f},{yy:.0f} q{rng.uniform(-12, 12):.0f},{n/2:.0f} {rng.uniform(-14, 14):.0f},{n:.0f}", "none", f'stroke="{rng.choice(["#3d5434", "#55693a", "#2a3f2d", "#6f7b3f", "#23362a"])}" stroke-width="{rng.uniform(2, 8):.1f}" stroke-linecap="round" opacity="{rng.uniform(.45, .95):.2f}"'))
    sx, sw = 470, 128
    out += [rect(sx + 12, -10, sw + 10, h, "#0a1414", 'opacity=".5" filter="url(#b12)"'), rect(sx - 10, -10, sw + 20, h, "#4c3a29"), rect(sx, -10, sw, h, "url(#staff)")]
    step = 47
    for i in range(36):
        yy = 26 + i * step
        out += [rect(sx + (0 if i % 2 else sw / 2), yy, sw / 2, step, "#14191c"), line(sx, yy, sx + sw, yy, "#14191c", 1.4)]
    for m in range(4):
        yy = 26 + m * step * 10
        out += [rect(sx, yy - 1, sw, 5, "#b3261e"), rect(sx - 92, yy - 46, 78, 92, "#f8f3e4", 'rx="4"'), f'<text x="{sx-53}" y="{yy+30}" font-family="Nimbus Sans, Liberation Sans, sans-serif" font-weight="700" font-size="84" fill="#b3261e" text-anchor="middle">{7-m}</text>']
    for yy in (90, 460, 850, 1230):
        out += [rect(sx - 26, yy, sw + 52, 22, "#3c4646", 'rx="3"'), dot(sx - 15, yy + 11, 6, "#8b9692"), dot(sx + sw + 15, yy + 11, 6, "#8b9692")]
    for _ in range(430):
        x = rng.uniform(sx - 12, sx + sw + 12)
        t = rng.random() ** .6
        yy = weed + 110 + t * 540
        n = rng.uniform(14, 56)
        out.append(path(f"M{x:.0f},{yy:.0f} q{rng.uniform(-9, 9):.0f},{n/2:.0f} {rng.uniform(-10, 10):.0f},{n:.0f}", "none", f'stroke="{rng.choice(["#3d5434", "#4d6237", "#6f7b3f"])}" stroke-width="{rng.uniform(2, 6):.1f}" stroke-linecap="round" opacity="{rng.uniform(.25, .75) * t:.2f}"'))
    out += [path("M770,-10 V330 H838 V400", "none", 'stroke="#c3cac6" stroke-width="22"'), path("M764,-10 V326", "none", 'stroke="#eef1ec" stroke-width="5"'), rect(776, 396, 126, 150, "#e9ece6", 'rx="12"'), rect(776, 396, 30, 150, "#c9d0cb", 'rx="12"'), rect(798, 426, 82, 46, TEAL, 'rx="4"'), dot(866, 506, 8, "#b3261e"), path("M790,546 h98 l22,40 h-142z", "#9aa6a3"), path("M902,470 q80,30 70,-480", "none", 'stroke="#20292a" stroke-width="7"')]
    out += [rect(0, water, w, h - water, "url(#sea)", 'opacity=".93"')]
    out += [rect(sx + math.sin(i * .8) * (4 + i * .7), water + 6 + i * 11, sw - 4, 7, "#f1ead6" if i % 4 < 2 else "#14191c", f'opacity="{.5 - i*.02:.2f}"') for i in range(24)]
    out.append(path("M-10,1304 q130,-16 260,0 t260,0 t260,0 t260,0 t260,0", "none", 'stroke="#e8efe6" stroke-width="7" opacity=".75"'))
    out += [glints(rng, 200, 0, w, water + 10, h, "#d5e3dc", 180), glints(rng, 200, 0, w, water + 10, h, "#06232c", 220), rect(0, 0, w, h, "url(#air)")]
    return out


@scene()
def kitchen(rng, w, h):
    out = [f"<defs>{fade('wall', (0, '#d9d6c4'), (1, '#b7bfb3'), x2=1, y2=.4)}{fade('pane', (0, '#f7f0da'), (1, '#bcd0cd'))}{fade('pot', (0, '#4f5b5e'), (.22, '#dfe2da'), (.4, '#9aa5a4'), (1, '#39474b'), x2=1, y2=0)}{fade('copper', (0, '#5f2f20'), (.25, '#e0a073'), (.45, '#b06a45'), (1, '#512a1f'), x2=1, y2=0)}"
           f"<linearGradient id='shaft' gradientUnits='userSpaceOnUse' x1='1330' y1='160' x2='520' y2='980'><stop offset='0' stop-color='#fff4d2' stop-opacity='.75'/><stop offset='1' stop-color='#fff4d2' stop-opacity='0'/></linearGradient>{fade('stove', (0, '#23343a'), (1, '#101a1e'))}{blur('b14', 13)}{blur('b24', 24)}"
           "<pattern id='tile' width='74' height='74' patternUnits='userSpaceOnUse'><rect width='74' height='74' fill='none' stroke='#8f9a91' stroke-width='2' opacity='.45'/></pattern></defs>",
           rect(0, 0, w, h, "url(#wall)"), rect(0, 300, w, 500, "#e9e5d5", 'opacity=".8"'), rect(0, 300, w, 500, "url(#tile)"), rect(0, 290, w, 12, TEAL), rect(0, 0, w, h, "#16323a", 'opacity=".13"')]
    out += [rect(1190, 60, 300, 520, "#3a4a4a"), rect(1204, 74, 272, 492, "url(#pane)")]
    out += [poly([(1204, 470), (1250, 452), (1310, 458), (1360, 430), (1430, 442), (1476, 426), (1476, 566), (1204, 566)], "#8fb0b3"), line(1292, 456, 1292, 380, "#42646b", 3), line(1292, 388, 1262, 450, "#42646b", 1.5), line(1292, 388, 1322, 452, "#42646b", 1.5), path("M1256,470 q36,14 78,0 l-8,16 q-30,8 -60,0z", "#2f555e"), line(1400, 446, 1400, 400, "#42646b", 3), path("M1376,462 q26,10 52,0 l-6,12 q-20,6 -40,0z", "#8c3f2c")]
    out += [rect(1334, 74, 12, 492, "#3a4a4a"), rect(1204, 230, 272, 10, "#3a4a4a"), rect(1204, 398, 272, 8, "#3a4a4a"), rect(1172, 576, 336, 22, "#56655f")]
    out += [path("M1240,576 v-40 h46 v40z", RUST), path("M1263,538 q-34,-34 -26,-66 q20,18 26,62 q2,-60 30,-72 q6,40 -30,76", MOSS)]
    out += [rect(120, 176, 940, 14, "#20292b"), dot(120, 183, 12, "#20292b"), dot(1060, 183, 12, "#20292b")]
    x = 168
    for i in range(13):
        n = (150, 190, 132, 204, 168, 142, 182, 158, 196, 138, 176, 150, 188)[i]
        metal = ("url(#pot)", "url(#pot)", "url(#copper)")[i % 3]
        out += [path(f"M{x},{184} q8,-16 16,0", "none", 'stroke="#20292b" stroke-width="5"'), rect(x + 4, 192, 8, n - 34, metal, 'rx="3"')]
        if i % 4 == 3:
            out += [rect(x - 20, 150 + n, 56, 60, metal, 'rx="8"')] + [line(x - 10 + k * 12, 160 + n, x - 10 + k * 12, 200 + n, "#16323a", 4) for k in range(4)]
        elif i % 4 == 1:
            out += [oval(x + 8, 176 + n, 34, 30, metal)] + [dot(x - 8 + (k % 3) * 16, 166 + n + (k // 3) * 16, 3, "#16323a") for k in range(6)]
        else:
            out += [path(f"M{x-26},{156+n} h68 q0,44 -34,44 q-34,0 -34,-44z", metal), oval(x + 8, 156 + n, 34, 9, "#2a3a3e")]
        x += 70
    top = 742
    out += [rect(60, top, 1260, 330, "url(#stove)"), rect(40, top - 14, 1300, 24, "#48575a", 'rx="4"'), rect(40, top - 14, 1300, 7, "#a5b0ac", 'rx="3"')]
    for i in range(4):
        ox = 110 + i * 300
        out += [rect(ox, top + 86, 250, 190, "#1a272b", 'rx="8" stroke="#3d4f53" stroke-width="4"'), rect(ox + 30, top + 108, 190, 10, "#93a09d", 'rx="5"'), rect(ox + 40, top + 146, 170, 90, "#e58f3a" if i in (1, 3) else "#0d1619", 'rx="6" opacity=".75"'), dot(ox + 60, top + 46, 14, "#8b9794"), dot(ox + 125, top + 46, 14, "#8b9794"), dot(ox + 190, top + 46, 14, "#8b9794")]
    pots = [(220, 210, 150, "url(#pot)"), (472, 250, 210, "url(#pot)"), (742, 200, 126, "url(#copper)"), (958, 180, 168, "url(#pot)"), (1190, 190, 110, "url(#copper)")]
    for px, pw, ph, metal in pots:
        y0 = top - 14 - ph
        out += [path(f"M{px-pw/2},{y0} h{pw} l-8,{ph-16} q-2,16 -20,16 h{-(pw-56)} q-18,0 -20,-16z", metal), oval(px, y0, pw / 2, 15, "#26363a"), oval(px, y0 + 3, pw / 2 - 12, 10, "#c98f4c" if metal != "url(#pot)" else "#8e9b86"), rect(px - pw / 2 - 26, y0 + 26, 28, 14, "#2c3a3d", 'rx="6"'), rect(px + pw / 2 - 2, y0 + 26, 28, 14, "#2c3a3d", 'rx="6"')]
        for k in range(7):
            out.append(path(f"M{px+rng.uniform(-50, 50):.0f},{y0-10} q{rng.uniform(-60, 60):.0f},-70 {rng.uniform(-20, 30):.0f},-140 t{rng.uniform(-10, 60):.0f},{-rng.uniform(80, 170):.0f}", "none", f'stroke="#fffaf0" stroke-width="{rng.uniform(16, 40):.0f}" opacity="{rng.uniform(.25, .5):.2f}" stroke-linecap="round" filter="url(#b14)"'))
    out += [line(520, 520, 590, 330, "#6b4a2e", 12, 'stroke-linecap="round"'), rect(1340, 800, 300, 267, "#5a4232"), rect(1326, 778, 300, 30, "#9a744f"), rect(1326, 778, 300, 9, "#c49a6c")]
    for i, (fx, fy) in enumerate(((1420, 758), (1470, 766), (1536, 756))):
        out.append(sardine(fx, fy, 170, -6 + i * 5, "pot2"))
    out.append(f"<defs>{fade('pot2', (0, '#2f5560'), (.42, '#a9bdbd'), (1, '#eeece2'))}</defs>")
    out += [path("M1366,776 q-14,-70 -34,-96 M1360,776 q10,-80 2,-118 M1372,776 q20,-60 40,-84", "none", f'stroke="{MOSS}" stroke-width="13" stroke-linecap="round"'), rect(1352, 742, 28, 36, "#efe9d6", 'rx="8"'),
            poly([(1204, 74), (1476, 74), (900, 1067), (240, 1067)], "url(#shaft)", 'opacity=".45" filter="url(#b24)"')]
    return out


@scene()
def port_map(rng, w, h):
    coast = [(0, 250), (120, 236), (210, 262), (330, 250), (420, 300), (470, 372), (560, 392), (640, 372), (700, 420), (690, 520), (760, 560), (850, 548), (905, 590), (990, 584), (1060, 640), (1046, 720), (1110, 790), (1220, 810), (1330, 880), (1420, 900), (1500, 980), (1600, 1000)]
    sm = "M" + f"{coast[0][0]},{coast[0][1]}"
    for i in range(1, len(coast) - 1):
        mx, my = (coast[i][0] + coast[i + 1][0]) / 2, (coast[i][1] + coast[i + 1][1]) / 2
        sm += f" Q{coast[i][0]},{coast[i][1]} {mx},{my}"
    sm += f" L{coast[-1][0]},{coast[-1][1]}"
    islands = ["M1240,170 q60,-46 130,-16 q56,30 20,74 q-60,40 -118,16 q-60,-30 -32,-74z", "M1460,330 q34,-18 60,6 q10,30 -26,40 q-44,-2 -34,-46z", "M1392,352 q16,-8 26,4 q2,14 -14,16 q-18,-4 -12,-20z"]
    out = [f"<defs>{blur('b1', 1)}{fade('age', (0, '#fff6df', .25), (1, '#5a4a2c', .2), x2=1, y2=1)}<clipPath id='frame'><rect x='46' y='46' width='1508' height='975'/></clipPath></defs>", rect(0, 0, w, h, "#efe7d1"), '<g clip-path="url(#frame)">', rect(0, 0, w, h, "#d9e2d8")]
    for width, colour in ((760, "#c3d6d1"), (560, "#cddcd5"), (380, "#d8e3d9"), (230, "#e3e9dd"), (110, "#edeee0")):
        out += [path(sm, "none", f'stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"')] + [path(i, colour, f'stroke="{colour}" stroke-width="{width*.42}" stroke-linejoin="round"') for i in islands]
    out.insert(3, rect(0, 0, w, h, "#b4cccb"))
    for width in (760, 560, 380, 230, 110):
        hide = path(sm, "none", f'stroke="#000" stroke-width="{width - 3}"') + "".join(path(i, "#000", f'stroke="#000" stroke-width="{width * .42 - 3}"') for i in islands)
        out.append(f'<mask id="m{width}"><rect width="1600" height="1067" fill="#fff"/>{hide}</mask>')
        out.append(f'<g mask="url(#m{width})">' + path(sm, "none", f'stroke="#4f8790" stroke-width="{width}" opacity=".55" stroke-linejoin="round"') + "".join(path(i, "none", f'stroke="#4f8790" stroke-width="{width*.42}" opacity=".55"') for i in islands) + "</g>")
    out.append(path(sm + " L1600,1067 L0,1067z", "#e2cfa2"))
    out.append(path(sm, "none", 'stroke="#5c4a2a" stroke-width="3.4"'))
    for k in range(1, 7):
        out.append(f'<g transform="translate({-k*26} {k*40})">' + path(sm, "none", 'stroke="#b79a62" stroke-width="1.3" opacity=".55"') + "</g>")
    for i in islands:
        out += [path(i, "#e2cfa2", 'stroke="#5c4a2a" stroke-width="3"')]
    for _ in range(150):  # blocks of the town
        t = rng.random()
        x = 340 + t * 640 + rng.uniform(-30, 20)
        y = 470 + t * 270 + rng.uniform(0, 190)
        out.append(f'<rect x="{x:.0f}" y="{y:.0f}" width="{rng.uniform(16, 40):.0f}" height="{rng.uniform(12, 28):.0f}" fill="#b9663f" opacity="{rng.uniform(.35, .7):.2f}" transform="rotate(24 {x:.0f} {y:.0f})"/>')
    out += [path("M470,372 Q560,250 760,262 Q866,272 930,330", "none", 'stroke="#3b3a33" stroke-width="15" stroke-linecap="round"'), path("M470,372 Q560,250 760,262 Q866,272 930,330", "none", 'stroke="#d8cba9" stroke-width="7" stroke-linecap="round"'),
            path("M1060,640 Q1120,560 1082,470 Q1066,430 1030,404", "none", 'stroke="#3b3a33" stroke-width="15" stroke-linecap="round"'), path("M1060,640 Q1120,560 1082,470 Q1066,430 1030,404", "none", 'stroke="#d8cba9" stroke-width="7" stroke-linecap="round"'),
            path("M690,520 l70,-60 M760,560 l66,-62 M905,590 l40,-70", "none", 'stroke="#3b3a33" stroke-width="9"'),
            dot(930, 330, 13, "#b3261e"), dot(1030, 404, 13, "#2f6b46"), path("M430,650 Q640,700 760,800 T1010,940", "none", 'stroke="#7c2d22" stroke-width="5" stroke-dasharray="16 7"')]
    out += [path("M980,366 L1560,-60", "none", f'stroke="{TEAL}" stroke-width="2.5" stroke-dasharray="18 10"'), path("M960,392 Q1240,400 1440,362 M1448,352 Q1400,300 1346,246", "none", f'stroke="{RUST}" stroke-width="2.6" stroke-dasharray="4 9"')]
    placed = []
    tries = 0
    while len(placed) < 88 and tries < 6000:
        tries += 1
        x, y = rng.uniform(80, 1520), rng.uniform(80, 820)
        nearest = min(math.hypot(x - a, y - b) for a, b in coast)
        ground = next((b[1] + (a[1] - b[1]) * (b[0] - x) / (b[0] - a[0] or 1) for a, b in zip(coast, coast[1:]) if a[0] <= x < b[0]), 0)
        over = y > ground - 30
        if over or nearest < 46 or any(math.hypot(x - a, y - b) < 66 for a, b in placed) or (1190 < x < 1560 and 100 < y < 420) or (560 < x < 980 and 200 < y < 360) or (1040 < x < 1220 and 480 < y < 540) or (math.hypot(x - 1352, y - 652) < 60) or (150 < x < 430 and 60 < y < 215):
            continue
        placed.append((x, y))
        depth = int(max(2, min(58, nearest / 12 + rng.uniform(-1.5, 2.5))))
        out.append(f'<text x="{x:.0f}" y="{y:.0f}" font-family="P052, Palatino, serif" font-style="italic" font-size="21" fill="#2f5560" text-anchor="middle">{depth}</text>')
    for a in range(0, 360, 1):
        r0 = 148 if a % 10 == 0 else 155 if a % 5 == 0 else 160
        out.append(line(1352 + r0 * math.cos(math.radians(a)), 652 + r0 * math.sin(math.radians(a)), 1352 + 166 * math.cos(math.radians(a)), 652 + 166 * math.sin(math.radians(a)), "#7d3a55", 1, 'opacity=".7"'))
    for i in range(16):
        a = math.radians(i * 22.5 - 90)
        n = 138 if i % 4 == 0 else 96 if i % 2 == 0 else 60
        for side, colour in ((1, "#12303a"), (-1, "#efe7d1")):
            b = a + side * math.pi / 16
            out.append(poly([(1352, 652), (1352 + n * math.cos(a), 652 + n * math.sin(a)), (1352 + 22 * math.cos(b), 652 + 22 * math.sin(b))], colour, 'stroke="#12303a" stroke-width="1.2"'))
    label = lambda x, y, s, size, more="": f'<text x="{x}" y="{y}" font-family="P052, Palatino, serif" font-size="{size}" fill="#3a2f1a" {more}>{s}</text>'
    out += [label(150, 930, "PORT ALDA", 62, 'letter-spacing="16"'), label(640, 238, "North mole", 27, 'font-style="italic"'), label(1098, 520, "South mole", 25, 'font-style="italic"'), label(560, 460, "Old Quay", 23, 'font-style="italic"'), label(905, 664, "East Basin", 23, 'font-style="italic"'), label(1258, 206, "HESTRA", 26, 'letter-spacing="5"'), label(1452, 412, "Vell", 25, 'font-style="italic"'),
            label(170, 120, "The Approaches to", 30, 'font-style="italic"'), label(170, 168, "Port Alda", 46), label(170, 202, "Soundings in metres", 21, 'font-style="italic"'), "</g>"]
    for x in range(1, 8):
        out.append(line(46 + x * 188.5, 46, 46 + x * 188.5, 1021, "#5c4a2a", .8, 'opacity=".3"'))
    for y in range(1, 5):
        out.append(line(46, 46 + y * 195, 1554, 46 + y * 195, "#5c4a2a", .8, 'opacity=".3"'))
    out += [rect(46, 46, 1508, 975, "none", 'stroke="#3a2f1a" stroke-width="3"'), rect(28, 28, 1544, 1011, "none", 'stroke="#3a2f1a" stroke-width="5"')]
    for i in range(40):
        out += [rect(46 + i * 37.7, 31, 37.7, 12, "#3a2f1a" if i % 2 else "#efe7d1"), rect(46 + i * 37.7, 1024, 37.7, 12, "#3a2f1a" if i % 2 else "#efe7d1")]
    out.append(rect(0, 0, w, h, "url(#age)"))
    return out


@scene()
def ropemakers(rng, w, h):
    vx, vy, left, wide = 845, 500, 60, 1500
    out = [f"<defs>{fade('sky', (0, '#9fbcc0'), (.55, '#e3dcc4'), (1, '#f3d9ae'))}{halo('sun', '#fff3d2', 1)}{fade('shade', (0, '#0d2026', .0), (1, '#0d2026', .5))}{blur('b5', 5)}{blur('b30', 30)}</defs>", rect(0, 0, w, h, "url(#sky)"), dot(vx, vy - 30, 420, "url(#sun)")]
    at = lambda ex, ey, d: (ex + (vx - ex) * d, ey + (vy - ey) * d)
    depth = lambda z: 1 - 1 / (1 + z)
    out.append(rect(vx - 34, vy - 40, 68, 44, "#d9d3bd"))
    out += [rect(vx - 7, vy - 104, 14, 100, "#b9bfae"), poly([(vx - 11, vy - 102), (vx + 11, vy - 102), (vx, vy - 128)], "#a5ada0")]
    zs = [-.14, .42, .95, 1.6, 2.4, 3.4, 4.8, 6.8, 9.6, 14]
    walls = {-1: ["#c9a27a", "#d8c49a", "#a86b4c", "#c7b78f", "#8f9c8e", "#b78662", "#d0bd95", "#9aa698", "#bfae8c"], 1: ["#5f6f6a", "#7a5a48", "#6d7a70", "#8a6a52", "#66756f", "#7b6a58", "#70807a", "#7d7263", "#74837c"]}
    for side in (-1, 1):
        ex = left if side < 0 else left + wide
        for i in reversed(range(len(zs) - 1)):
            d0, d1 = depth(zs[i]), depth(zs[i + 1])
            top = -620 - (i * 71 % 5) * 84
            base = walls[side][i]
            tone = mix(base, "#e9dcbc", min(.62, d0 * .72))
            out.append(poly([at(ex, top, d0), at(ex, top, d1), at(ex, 1240, d1), at(ex, 1240, d0)], tone))
            out.append(poly([at(ex, top - 40, d0), at(ex, top - 40, d1), at(ex, top + 26, d1), at(ex, top + 26, d0)], mix(tone, "#3a2a20", .5)))
            n = 3
            for c in range(n):
                z0, z1 = (zs[i] + (zs[i + 1] - zs[i]) * (c + k) / n for k in (.26, .74))
                e0, e1 = depth(z0), depth(z1)
                rows = 4
                for r in range(rows):
                    y0 = top + 130 + (900 - top) * r / rows * .9
                    y1 = y0 + (900 - top) * .12
                    if r == rows - 1 and c == 1:
                        out.append(poly([at(ex, y0, e0), at(ex, y0, e1), at(ex, 1236, e1), at(ex, 1236, e0)], mix(rng.choice([TEAL, BRICK, MOSS, "#2d4a57", "#8a6a2c"]), tone, .12 + d0 * .5)))
                        out.append(poly([at(ex - side * 46, 1212, e0), at(ex - side * 46, 1212, e1), at(ex, 1240, e1), at(ex, 1240, e0)], mix("#d8d0ba", tone, .3)))
                        continue
                    lit = side > 0 and rng.random() < .16
                    out.append(poly([at(ex, y0, e0), at(ex, y0, e1), at(ex, y1, e1), at(ex, y1, e0)], "#f5cf86" if lit else mix("#2c4147", tone, .2 + d0 * .4)))
                    out.append(poly([at(ex, y1, e0), at(ex, y1, e1), at(ex, y1 + 18, e1), at(ex, y1 + 18, e0)], mix(tone, "#fff6e0", .35)))
                    if side < 0 and rng.random() < .55:
                        zz0, zz1 = zs[i] + (zs[i + 1] - zs[i]) * (c + .16) / n, zs[i] + (zs[i + 1] - zs[i]) * (c + .25) / n
                        out.append(poly([at(ex, y0, depth(zz0)), at(ex, y0, depth(zz1)), at(ex, y1, depth(zz1)), at(ex, y1, depth(zz0))], mix(rng.choice([TEAL, "#5f7f86", MOSS]), tone, .2)))
    out.append(poly([(left, 1240), (vx, vy), (left + wide, 1240)], "#8f8a7c"))
    row, z = 0, -.14
    while z < 11:
        nz = z + .085 * (1 + z * .16)
        d0, d1 = depth(z), depth(nz)
        count = 22
        for i in range(-1, count + 1):
            off = .5 if row % 2 else 0
            u0, u1 = (i + off) / count, (i + off + 1) / count
            if u1 < 0 or u0 > 1:
                continue
            x0, x1 = left + wide * max(0, u0), left + wide * min(1, u1)
            shade = rng.random()
            tone = mix(mix("#6f7370", "#b4a98f", shade), "#e9dcbc", min(.55, d0 * .6))
            if .43 < (u0 + u1) / 2 < .57 and shade > .4:
                tone = mix(tone, "#f6e3b6", .34)
            if (u0 + u1) / 2 > .66:
                tone = mix(tone, "#22363a", .42)
            p = [at(x0 + 5, 1240, d0 + .0015), at(x1 - 5, 1240, d0 + .0015), at(x1 - 5, 1240, d1 - .003), at(x0 + 5, 1240, d1 - .003)]
            out.append(poly(p, tone))
        z, row = nz, row + 1
    out.append(poly([at(left + wide * .165, 1240, 0), at(left + wide * .245, 1240, 0), at(left + wide * .245, 1240, .93), at(left + wide * .165, 1240, .93)], "#cfc6b0"))
    for k in range(24):
        d = depth(k * .28)
        out.append(line(*at(left + wide * .165, 1240, d), *at(left + wide * .245, 1240, d), "#8f8a7c", 2.4 * (1 - d) + .4))
    pts = [at(left + wide * .5 + 14 * math.sin(i), 1240, depth(i * .18)) for i in range(60)]
    for i, (a, b) in enumerate(zip(pts, pts[1:])):
        s = 1 - depth(i * .18)
        out += [line(*a, *b, "#4b3a22", 30 * s + 1, 'stroke-linecap="round"'), line(*a, *b, "#c9a667", 22 * s + .7, 'stroke-linecap="round"')]
        out += [line(a[0] + (b[0] - a[0]) * t - 8 * s, a[1] + (b[1] - a[1]) * t + 6 * s, a[0] + (b[0] - a[0]) * t + 8 * s, a[1] + (b[1] - a[1]) * t - 6 * s, "#7a5c2e", 3 * s + .3) for t in (0, .25, .5, .75)]
    for d, x, hh, coat in ((.74, .34, 330, "#20343a"), (.66, .3, 320, "#8c3f2c"), (.855, .62, 330, "#20343a")):
        px, py = at(left + wide * x, 1240, d)
        s = (1 - d)
        out += [oval(px + 50 * s, py, 120 * s, 14 * s, "#20282a", 'opacity=".4"'), path(f"M{px-56*s:.1f},{py:.1f} q{6*s:.1f},{-hh*s*.86:.1f} {56*s:.1f},{-hh*s*.8:.1f} q{50*s:.1f},{-6*s:.1f} {56*s:.1f},{hh*s*.8:.1f}z", coat), dot(px, py - hh * s * .92, 34 * s, "#3a2a22")]
    for z in (.35, 1.2, 2.6):
        d = depth(z)
        a, b = at(left, -160, d), at(left + wide, -160, d)
        mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 90 * (1 - d))
        out.append(path(f"M{a[0]:.0f},{a[1]:.0f} Q{mid[0]:.0f},{mid[1]+40*(1-d):.0f} {b[0]:.0f},{b[1]:.0f}", "none", f'stroke="#2b3536" stroke-width="{3*(1-d)+.6:.1f}"'))
        for t in ((.32, .4, .47, .6, .67) if z != 1.2 else (.38, .55, .62)):
            x = (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * mid[0] + t * t * b[0]
            y = (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * (mid[1] + 40 * (1 - d)) + t * t * b[1]
            s = 1 - d
            out.append(path(f"M{x-34*s:.0f},{y:.0f} h{68*s:.0f} l{-6*s:.0f},{rng.uniform(80,120)*s:.0f} h{-56*s:.0f}z", rng.choice(["#f4efe3", "#a9bfc1", "#c9735a", "#e4d6b8"])))
    out.append(rect(0, 700, w, 367, "url(#shade)"))
    return out


@scene()
def containers(rng, w, h):
    out = [f"<defs>{fade('sky', (0, '#a8bfc2'), (.6, '#dedccb'), (1, '#eed7b2'))}{fade('ground', (0, '#8a8778'), (1, '#4f5350'))}{blur('b3', 3)}{blur('b20', 20)}{fade('side', (0, '#fff3d6', .22), (.5, '#fff', 0), (1, '#06161b', .35), x2=1, y2=.6)}</defs>", rect(0, 0, w, h, "url(#sky)")]
    for _ in range(10):
        out.append(oval(rng.uniform(0, w), rng.uniform(30, 330), rng.uniform(200, 420), rng.uniform(8, 24), "#f6eedb", f'opacity="{rng.uniform(.2, .5):.2f}" filter="url(#b20)"'))
    steel = "#3d5a62"
    out += [poly([(250, 980), (300, 120), (326, 120), (290, 980)], steel), poly([(640, 980), (610, 120), (636, 120), (680, 980)], steel), rect(-40, 150, 1500, 34, steel), rect(-40, 150, 1500, 7, "#6d8a90"), rect(284, 330, 368, 20, steel)]
    out += [line(300, 330, 640, 640, steel, 11), line(640, 330, 290, 640, steel, 11), poly([(430, 150), (470, 0), (486, 0), (520, 150)], steel)]
    out += [line(476, 6, -40, 150, steel, 6), line(478, 6, 1400, 150, steel, 6), line(478, 6, 950, 150, steel, 5)]
    for i in range(38):
        x = -30 + i * 40
        out.append(line(x, 150, x + 20, 184, "#23393f", 2.5))
    out += [rect(930, 176, 120, 44, "#22363c"), rect(1060, 184, 60, 62, "#c9953f"), rect(1068, 196, 44, 26, "#dfe8e4"), line(950, 220, 950, 352, "#22363c", 3), line(1030, 220, 1030, 352, "#22363c", 3), rect(926, 350, 130, 16, "#c9953f")]
    palette = ["#a8573a", "#8f4a34", "#c9953f", "#b98a4a", "#5f7a6d", "#6f8a7c", "#2f6473", "#3f7480", "#0b5a6b", "#7c4a46", "#b8ad94", "#506a70"]
    cw, ch = 214, 88

    def box(x, y, colour, marks=True):
        part = [rect(x, y, cw, ch, colour), rect(x, y, cw, 7, mix(colour, "#ffffff", .22)), rect(x, y + ch - 8, cw, 8, mix(colour, "#000000", .34)), rect(x, y, 8, ch, mix(colour, "#000000", .24)), rect(x + cw - 8, y, 8, ch, mix(colour, "#000000", .3))]
        for i in range(16):
            part.append(rect(x + 14 + i * 12, y + 10, 5, ch - 22, mix(colour, "#000000", .2), 'opacity=".8"'))
            part.append(rect(x + 19 + i * 12, y + 10, 2, ch - 22, mix(colour, "#ffffff", .2), 'opacity=".6"'))
        if rng.random() < .5:
            part.append(rect(x + 24, y + 24, rng.uniform(36, 74), 22, mix(colour, "#f4efe3", .62), 'opacity=".75"'))
        for _ in range(3):
            rx = rng.uniform(x + 10, x + cw - 20)
            part.append(path(f"M{rx:.0f},{y+8} v{rng.uniform(20, 70):.0f}", "none", f'stroke="#5f2f1c" stroke-width="{rng.uniform(1, 4):.1f}" opacity="{rng.uniform(.1, .35):.2f}"'))
        return "".join(part)
    out.append('<g opacity=".96">')
    out.append(box(886, 366, "#a8573a"))
    base = 930
    heights = [5, 6, 6, 4, 3, 5, 6, 6]
    for i, n in enumerate(heights):
        for j in range(n):
            x, y = -64 + i * (cw + 3), base - (j + 1) * (ch + 3)
            if i == 4 and j >= 3:
                continue
            out += [rect(x - 3, y - 3, cw + 6, ch + 6, "#1c2a2c"), box(x, y, rng.choice(palette))]
    out.append("</g>")
    out += [rect(0, base, w, h - base, "url(#ground)"), rect(0, base, w, 20, "#24302f", 'opacity=".55" filter="url(#b3)"')]
    for i in range(9):
        out.append(poly([(120 + i * 190, base + 60), (200 + i * 190, base + 60), (160 + i * 210 - 30, h), (60 + i * 210 - 30, h)], "#e4c673", 'opacity=".32"') if i % 3 == 0 else "")
    out += [line(-10, base + 46, w, base + 46, "#e9ddb6", 5, 'opacity=".5"')]
    px, py = 918, base + 62
    out += [oval(px - 60, py, 90, 8, "#1b2424", 'opacity=".5"'), path(f"M{px-14},{py} l4,-52 h20 l4,52 h-9 l-5,-34 l-5,34z", "#22323a"), path(f"M{px-15},{py-48} q0,-36 15,-38 q15,2 15,38z", "#d98e34"), rect(px - 15, py - 70, 30, 5, "#f6efd8"), dot(px, py - 96, 10, "#a97c5c"), path(f"M{px-12},{py-97} q12,-22 24,0z", "#f6efd8"), line(px + 12, py - 76, px + 34, py - 62, "#d98e34", 7, 'stroke-linecap="round"'), rect(px + 28, py - 76, 20, 26, "#f4efe3", 'transform="rotate(12 940 910)"')]
    out.append(rect(0, 0, w, h, "url(#side)", 'opacity=".7"'))
    return out


@scene()
def council(rng, w, h):
    cx = 800
    out = [f"<defs>{fade('room', (0, '#1a2f36'), (.5, '#304a4d'), (1, '#142226'))}{halo('lamp', '#ffd792', .95)}{halo('pool', '#e9b765', .8)}{fade('glass', (0, '#1c3a48'), (1, '#446066'))}{blur('b3', 3)}{blur('b18', 18)}{blur('b40', 40)}{fade('dark', (0, '#050b0d', .4), (.4, '#050b0d', 0), (1, '#050b0d', .38))}</defs>", rect(0, 0, w, h, "url(#room)")]
    for i in range(9):
        x = 20 + i * 180
        out += [rect(x, 60, 120, 470, "#1d3034"), rect(x + 10, 70, 100, 450, "#263c40", 'opacity=".55"'), rect(x + 138, 30, 22, 540, "#2c4346"), rect(x + 138, 30, 6, 540, "#3d585a")]
    out += [rect(0, 20, w, 26, "#30484a"), rect(0, 540, w, 20, "#2c4346")]
    for x in (290, 650, 1010):
        out += [path(f"M{x},470 V190 q75,-120 150,0 V470z".replace("q75,-120 150,0", "a80,110 0 0 1 160,0"), "#0e1c22"), path(f"M{x+10},462 V192 a70,98 0 0 1 140,0 V462z", "url(#glass)")]
        for _ in range(34):
            rx, ry = rng.uniform(x + 14, x + 144), rng.uniform(150, 440)
            out.append(line(rx, ry, rx - rng.uniform(1, 5), ry + rng.uniform(10, 28), "#b9cfcf", 1.3, f'opacity="{rng.uniform(.15, .5):.2f}"'))
        out += [line(x + 80, 84, x + 80, 464, "#0e1c22", 6), line(x + 8, 250, x + 152, 250, "#0e1c22", 5), line(x + 8, 356, x + 152, 356, "#0e1c22", 5)]
    out += [rect(590, 508, 420, 96, "#4a3424"), rect(590, 508, 420, 12, "#8a6640"), rect(610, 532, 110, 60, "#3a281c"), rect(745, 532, 110, 60, "#3a281c"), rect(880, 532, 110, 60, "#3a281c")]

    def person(x, y, s, coat="#0c1518"):
        return path(f"M{x-40*s:.1f},{y:.1f} q{2*s:.1f},{-54*s:.1f} {40*s:.1f},{-56*s:.1f} q{38*s:.1f},{2*s:.1f} {40*s:.1f},{56*s:.1f}z", coat) + dot(x, y - 76 * s, 20 * s, mix(coat, "#8a6a50", .25))

    def lamp(x, y, s, lit=True):
        part = [line(x, y, x, y - 46 * s, "#7d6034", 4 * s), path(f"M{x-28*s:.1f},{y-40*s:.1f} q{28*s:.1f},{-44*s:.1f} {56*s:.1f},0z", "#1f5a52" if not lit else "#3f9283")]
        if lit:
            part += [oval(x, y - 34 * s, 25 * s, 5 * s, "#fff4d0"), oval(x, y + 2 * s, 170 * s, 46 * s, "url(#pool)"), dot(x, y - 30 * s, 190 * s, "url(#lamp)", 'opacity=".72"')]
        return "".join(part)
    out += [person(800, 512, .95, "#1a2529"), lamp(690, 510, .9), lamp(912, 510, .9)]
    for ring, (rx, ry, cy, seats, thick) in enumerate(((470, 120, 590, 7, 40), (690, 196, 610, 9, 58), (960, 300, 640, 11, 80))):
        shade = mix("#5d4129", "#2e2017", ring / 3)
        arc = lambda k, dy=0: f"M{cx-rx*k:.0f},{cy+dy} A{rx*k:.0f},{ry*k:.0f} 0 0 0 {cx+rx*k:.0f},{cy+dy}"
        out += [path(arc(1, thick + 20), "none", f'stroke="{mix(shade, "#000000", .55)}" stroke-width="{thick*1.5}"'), path(arc(1, thick * .4), "none", f'stroke="{shade}" stroke-width="{thick}"'), path(arc(1), "none", f'stroke="{mix(shade, "#c79a62", .45)}" stroke-width="{thick*.3:.0f}"')]
        for i in range(seats):
            a = math.pi * (.1 + .8 * i / (seats - 1))
            x, y = cx - rx * math.cos(a), cy + ry * math.sin(a)
            s = .62 + ring * .25
            kind = (i * 5 + ring * 3) % 7
            if kind in (0, 3):
                out.append(lamp(x, y, s))
                out.append(rect(x + 40 * s, y - 6 * s, 44 * s, 8 * s, "#efe3c4", 'opacity=".85"'))
            elif kind == 5:
                out.append(lamp(x, y, s, False))
        for i in range(seats - 1):
            a = math.pi * (.1 + .8 * (i + .5) / (seats - 1))
            x, y = cx - rx * math.cos(a), cy + ry * math.sin(a)
            s = .8 + ring * .34
            if (i * 3 + ring) % 4 != 1:
                out.append(person(x, y + (60 + ring * 30), s, mix("#0d171a", "#1e2b2e", rng.random())))
    out += [rect(0, 0, w, h, "url(#dark)"), oval(800, 560, 620, 160, "#e9b765", 'opacity=".14" filter="url(#b40)"')]
    return out


@scene()
def regatta(rng, w, h):
    out = [f"<defs>{fade('sea', (0, '#5f9a93'), (.5, '#2f7a7d'), (1, '#12505c'), x2=.7, y2=1)}{blur('b2', 2)}{blur('b6', 6)}{blur('b40', 40)}{fade('wake', (0, '#eef4ea', .0), (1, '#eef4ea', .75), x2=1, y2=0)}</defs>", rect(0, 0, w, h, "url(#sea)")]
    for _ in range(26):
        out.append(oval(rng.uniform(-100, w + 100), rng.uniform(0, h), rng.uniform(120, 360), rng.uniform(30, 110), rng.choice(["#8fbfae", "#0d4350", "#6fae9f", "#0f4a57"]), f'opacity="{rng.uniform(.1, .3):.2f}" filter="url(#b40)" transform="rotate(-24 800 533)"'))
    for _ in range(1100):
        x, y, n = rng.uniform(-20, w), rng.uniform(0, h), rng.uniform(10, 46)
        out.append(path(f"M{x:.0f},{y:.0f} q{n/2:.0f},{-n*.34:.0f} {n:.0f},{-n*.2:.0f}", "none", f'stroke="{rng.choice(["#d7ebdd", "#0a3b47", "#8cc0b0"])}" stroke-width="{rng.uniform(.8, 2.4):.1f}" opacity="{rng.uniform(.08, .32):.2f}" stroke-linecap="round"'))
    crews = [("#c9953f", "#7a4f24"), ("#f4efe3", "#8a6a46"), ("#a8573a", "#5f3a2a"), ("#123a4a", "#7a5a3a")]
    spots = [(1210, 268), (1140, 470), (690, 612), (470, 842)]
    out.append('<g transform="rotate(-14 800 533)">')
    for (shirt, wood), (x, y) in zip(crews, spots):
        L, B = 176, 25
        phase = rng.uniform(-.06, .06)
        out.append(poly([(x - L * .9, y - 6), (x - L * .9, y + 6), (x - 1500, y + 86), (x - 1500, y - 86)], "url(#wake)", 'opacity=".42" filter="url(#b6)"'))
        for side in (-1, 1):
            for k in range(26):
                px = x - L * .7 - k * 48
                py = y + side * (74 + k * 3.4)
                if k % 5 != 4:
                    out.append(oval(px + rng.uniform(-8, 8), py + rng.uniform(-6, 6), 13 + k * .8, 5 + k * .4, "#eef4ea", f'opacity="{max(.04, .5-k*.02):.2f}" filter="url(#b2)"'))
            out.append(path(f"M{x+L},{y} Q{x},{y+side*36} {x-L*2.4},{y+side*96}", "none", 'stroke="#eef4ea" stroke-width="3" opacity=".5" filter="url(#b2)"'))
        out.append(path(f"M{x+L+8},{y+16} Q{x+40},{y+B+26} {x-L+10},{y+B+4} L{x-L+10},{y-B+20} Q{x+40},{y-B} {x+L+8},{y+16}z", "#062a34", 'opacity=".5" filter="url(#b6)"'))
        for i in range(8):
            rx = x + L * .56 - i * 38
            side = -1 if i % 2 else 1
            ox, oy = rx - 30 - phase * 200, y + side * 92
            out += [line(rx - 6, y + side * 2, ox, oy, "#e9d9b0", 4), oval(ox - 2, oy + side * 5, 6, 16, shirt, f'transform="rotate({side*-18} {ox:.0f} {oy:.0f})"'), oval(ox - 4, oy + side * 4, 22, 10, "#f4f8f0", 'opacity=".55" filter="url(#b2)"')]
        out.append(path(f"M{x+L+14},{y} Q{x+L*.5},{y-B} {x},{y-B} Q{x-L*.8},{y-B+2} {x-L},{y-12} L{x-L},{y+12} Q{x-L*.8},{y+B-2} {x},{y+B} Q{x+L*.5},{y+B} {x+L+14},{y}z", wood))
        out.append(path(f"M{x+L-12},{y} Q{x+L*.5},{y-B+7} {x},{y-B+7} Q{x-L*.8},{y-B+9} {x-L+8},{y-7} L{x-L+8},{y+7} Q{x-L*.8},{y+B-9} {x},{y+B-7} Q{x+L*.5},{y+B-7} {x+L-12},{y}z", mix(wood, "#e9cf9c", .55)))
        for i in range(8):
            rx = x + L * .56 - i * 38
            side = -1 if i % 2 else 1
            out += [line(rx + 12, y - B + 8, rx + 12, y + B - 8, mix(wood, "#000000", .2), 5), line(rx, y + side * -5, rx - 16, y + side * 11, mix(shirt, "#c79a78", .5), 5, 'stroke-linecap="round"'), oval(rx, y - side * 1, 9, 14, shirt), dot(rx - 7, y + side * 1, 7, ("#3a2a20", "#7a5236", "#1d1a18", "#b58a55")[i % 4])]
        out += [oval(x - L + 24, y, 9, 12, "#14191c"), dot(x - L + 28, y, 7, "#f4efe3")]
    out += ["</g>", dot(1476, 120, 26, "#062a34", 'opacity=".4" filter="url(#b6)"'), dot(1470, 108, 24, "#c2502f"), dot(1470, 108, 15, "#e58a5a"), dot(1470, 108, 5, "#fff0d6")]
    return out


@scene(1600, 900)
def harbour_dusk(rng, w, h):
    hz = 560
    out = [f"<defs>{fade('sky', (0, '#24424f'), (.4, '#6f8b8c'), (.72, '#e0b689'), (1, '#f0c592'))}{fade('sea', (0, '#e3b98c'), (.2, '#a39682'), (.6, '#3f6169'), (1, '#10303b'))}{halo('sun', '#fff0c9', 1)}{halo('glow', LAMP, .9)}{blur('b2', 2.4)}{blur('b22', 22)}</defs>", rect(0, 0, w, hz + 2, "url(#sky)"), dot(560, 540, 520, "url(#sun)", 'opacity=".85"')]
    for _ in range(22):
        y = rng.uniform(30, 470)
        out.append(oval(rng.uniform(-50, w + 50), y, rng.uniform(140, 460), rng.uniform(4, 17), mix("#35525c", "#f8d6a6", min(1, y / 480 + rng.uniform(-.2, .15)) if y > 90 else 0), f'opacity="{rng.uniform(.25, .6):.2f}" filter="url(#b22)"'))
    out += [dot(560, 546, 38, "#fff4d6"), land(ridge(random.Random(21), w, 520, 24, 14), hz + 2, "#9d9a86", 'opacity=".75"'), land(ridge(random.Random(33), w, 548, 18, 12, -.012), hz + 2, "#6e807b", 'opacity=".9"')]

    def cranes(part_tone, x, y, s, arm):
        k = part_tone
        p = [poly([(x - 40 * s, y), (x - 27 * s, y - 210 * s), (x - 18 * s, y - 210 * s), (x - 28 * s, y)], k), poly([(x + 40 * s, y), (x + 27 * s, y - 210 * s), (x + 18 * s, y - 210 * s), (x + 28 * s, y)], k), rect(x - 36 * s, y - 120 * s, 72 * s, 8 * s, k), line(x - 30 * s, y - 118 * s, x + 32 * s, y - 8 * s, k, 4 * s), line(x + 30 * s, y - 118 * s, x - 32 * s, y - 8 * s, k, 4 * s), rect(x - 34 * s, y - 250 * s, 74 * s, 44 * s, k), rect(x + 16 * s, y - 240 * s, 18 * s, 16 * s, "#f4c77b")]
        ex, ey = x + arm * 250 * s, y - 430 * s
        p += [poly([(x + arm * 10 * s - 8 * s, y - 248 * s), (x + arm * 10 * s + 8 * s, y - 248 * s), (ex + 2, ey), (ex - 2, ey)], k), line(x - arm * 30 * s, y - 300 * s, ex, ey, k, 2.6 * s), line(x - arm * 30 * s, y - 250 * s, x - arm * 30 * s, y - 304 * s, k, 6 * s), line(ex, ey, ex, ey + 200 * s, k, 1.8 * s), path(f"M{ex-5*s:.0f},{ey+200*s:.0f} h{10*s:.0f} v{12*s:.0f} q0,{12*s:.0f} {-12*s:.0f},{10*s:.0f}", "none", f'stroke="{k}" stroke-width="{3*s}"')]
        for i in range(1, 9):
            t = i / 9
            p.append(line(x + (ex - x) * t - 8 * s * (1 - t), y - 248 * s + (ey - y + 248 * s) * t, x + (ex - x) * (t + .08) + 8 * s * (1 - t), y - 248 * s + (ey - y + 248 * s) * (t + .08), k, 1.6 * s))
        return "".join(p)
    top = [rect(900, hz - 26, 760, 40, "#1c3239")]
    r = random.Random(5)
    for i in range(20):
        x = 920 + i * 36
        hh = r.uniform(26, 84)
        top.append(rect(x, hz - 26 - hh, r.uniform(26, 50), hh + 2, mix("#243d44", "#1a2f36", r.random())))
        for _ in range(4):
            if r.random() < .5:
                top.append(rect(x + r.uniform(3, 26), hz - 26 - r.uniform(6, hh), 4, 5, "#f4c77b"))
    top += [cranes("#5d6f6d", 850, hz - 6, .62, -1), cranes("#33494d", 1060, hz - 10, .92, -1), cranes("#152a31", 1330, hz - 10, 1.12, -1), cranes("#10232a", 1500, hz - 8, 1.2, 1)]
    both = "".join(top)
    boats = []

    def trawler(x, y, s, tone):
        return "".join([path(f"M{x-130*s:.0f},{y-34*s:.0f} q{120*s:.0f},{26*s:.0f} {230*s:.0f},{-8*s:.0f} l{34*s:.0f},{-18*s:.0f} q{-14*s:.0f},{50*s:.0f} {-42*s:.0f},{64*s:.0f} h{-196*s:.0f} q{-22*s:.0f},{-14*s:.0f} {-26*s:.0f},{-38*s:.0f}z", tone), rect(x - 66 * s, y - 92 * s, 74 * s, 76 * s, tone), rect(x - 56 * s, y - 82 * s, 22 * s, 18 * s, "#f4c77b"), rect(x - 26 * s, y - 82 * s, 22 * s, 18 * s, "#d9a45c"), line(x + 34 * s, y - 30 * s, x + 34 * s, y - 210 * s, tone, 6 * s), line(x - 30 * s, y - 92 * s, x - 30 * s, y - 170 * s, tone, 5 * s), line(x + 34 * s, y - 200 * s, x + 132 * s, y - 60 * s, tone, 2 * s), line(x + 34 * s, y - 200 * s, x - 120 * s, y - 40 * s, tone, 2 * s), line(x + 34 * s, y - 60 * s, x + 118 * s, y - 150 * s, tone, 5 * s)])
    boats += [trawler(190, 690, .95, "#142a31"), trawler(430, 640, .55, "#35494b"), trawler(650, 622, .4, "#5a6662"), trawler(960, 745, 1.2, "#0c1f26")]
    out += [both, rect(0, hz, w, h - hz, "url(#sea)"), f'<g opacity=".4" filter="url(#b2)" transform="translate(0 {2*hz+10}) scale(1 -1)">{both}</g>']
    for y, b in ((712, 0), (648, 1), (628, 2), (766, 3)):
        out.append(f'<g opacity=".42" filter="url(#b2)" transform="translate(0 {2*y+0}) scale(1 -1)">{boats[b]}</g>')
    out += [glints(rng, 520, 0, w, hz + 4, h, "#f9dba8", 110), glints(rng, 340, 0, w, hz + 20, h, "#0e2d38", 160)]
    for _ in range(260):
        t = rng.random()
        out.append(rect(560 + rng.gauss(0, 16 + 110 * t), hz + 4 + t * 300, 8 + 66 * t * rng.random(), 1.2 + 3 * t, "#fff2cf", f'opacity="{rng.uniform(.3, .85) * (1 - t * .45):.2f}" rx="1.5"'))
    out += boats
    for x, y in ((1180, hz - 30), (960, hz - 28), (1420, hz - 30)):
        out += [dot(x, y, 60, "url(#glow)"), dot(x, y, 4, "#fff4d6")]
    out += [path("M-10,900 V772 q120,-18 240,8 l40,30 v90z", "#0a171c"), rect(120, 700, 30, 86, "#0a171c", 'rx="8"'), rect(108, 694, 54, 18, "#0a171c", 'rx="8"'), path("M136,726 q300,120 640,10", "none", 'stroke="#0a171c" stroke-width="7"'), path("M146,690 q6,-30 26,-30 q14,2 18,14 l16,4 l-18,4 q-10,18 -42,8z", "#efe8d6"), line(160, 690, 160, 698, "#c9953f", 2), line(168, 690, 168, 698, "#c9953f", 2)]
    for x, y, s in ((760, 180, 1), (820, 214, .7), (700, 230, .6)):
        out.append(path(f"M{x-22*s},{y} q{11*s},{-14*s} {22*s},0 q{11*s},{-14*s} {22*s},0", "none", f'stroke="#1b3138" stroke-width="{3*s}" stroke-linecap="round"'))
    return out


@scene()
def lens(rng, w, h):
    cx, cy = 800, 520
    out = [f"<defs>{fade('room', (0, '#0c171b'), (.6, '#1b2f33'), (1, '#0a1315'))}{halo('core', '#fff6d8', 1)}{halo('amber', '#f0b355', .8)}{blur('b2', 1.4)}{blur('b30', 34)}"
           "<radialGradient id='glass' gradientUnits='userSpaceOnUse' cx='800' cy='520' r='520'><stop offset='0' stop-color='#fffbe8'/><stop offset='.2' stop-color='#ffe2a0'/><stop offset='.5' stop-color='#8fc0b6'/><stop offset='.8' stop-color='#2f6f78'/><stop offset='1' stop-color='#12303a'/></radialGradient></defs>", rect(0, 0, w, h, "url(#room)")]
    for i in range(18):
        x = i * 92 + rng.uniform(-10, 10)
        out.append(rect(x, 0, 70, h, "#142629", f'opacity="{rng.uniform(.2, .6):.2f}"'))
    for x0 in (40, 1330):
        for r in range(4):
            y = 210 + r * 210
            out.append(rect(x0, y, 240, 12, "#2c3a38"))
            for k in range(4):
                bh = rng.uniform(50, 140)
                out.append(rect(x0 + 10 + k * 57, y - bh, 44, bh, mix("#1c2b2c", "#4b4638", rng.random()), 'opacity=".85"'))
    for a in range(0, 360, 15):
        t = math.radians(a + 4)
        out.append(poly([(cx + 90 * math.cos(t - .03), cy + 90 * math.sin(t - .03)), (cx + 90 * math.cos(t + .03), cy + 90 * math.sin(t + .03)), (cx + 1100 * math.cos(t + .09), cy + 1100 * math.sin(t + .09)), (cx + 1100 * math.cos(t - .09), cy + 1100 * math.sin(t - .09))], "#ffe7b0", 'opacity=".05" filter="url(#b2)"'))
    out.append(dot(cx, cy, 700, "url(#amber)", 'opacity=".5"'))
    brass, dark = "#c19a4e", "#5a4220"
    out += [path(f"M{cx-330},{cy+400} h660 l60,150 h-780z", "#2b3b3b"), rect(cx - 360, cy + 388, 720, 26, brass, 'rx="5"'), rect(cx - 360, cy + 388, 720, 7, "#ecd08d", 'rx="3"')]
    shape = lambda k: path(f"M{cx},{cy-470*k:.0f} C{cx+250*k:.0f},{cy-440*k:.0f} {cx+390*k:.0f},{cy-210*k:.0f} {cx+390*k:.0f},{cy} C{cx+390*k:.0f},{cy+210*k:.0f} {cx+300*k:.0f},{cy+380*k:.0f} {cx+250*k:.0f},{cy+395*k:.0f} H{cx-250*k:.0f} C{cx-300*k:.0f},{cy+380*k:.0f} {cx-390*k:.0f},{cy+210*k:.0f} {cx-390*k:.0f},{cy} C{cx-390*k:.0f},{cy-210*k:.0f} {cx-250*k:.0f},{cy-440*k:.0f} {cx},{cy-470*k:.0f}z", "url(#glass)")
    body = shape(1)
    out.append(f'<clipPath id="hive">{body.replace("url(#glass)", "#fff")}</clipPath>')
    out.append(f'<g clip-path="url(#hive)">{body}')
    for i in range(30):
        r = 96 + i * 14.5 if i > 0 else 84
        tone = mix("#fff6d6", "#123a42", min(1, i / 26))
        out.append(oval(cx, cy, r * 1.0, r * 1.04, "none", f'stroke="{mix(tone, "#ffffff", .3 if i % 2 else 0)}" stroke-width="{8.6 - i*.1:.1f}" opacity="{.85 if i % 2 else .55}"'))
        out.append(oval(cx + 2, cy + 3, r + 6, (r + 6) * 1.04, "none", 'stroke="#0a2228" stroke-width="2" opacity=".55"'))
    for a in range(12):
        t = math.radians(a * 30 + 15)
        out.append(line(cx + 196 * math.cos(t), cy + 204 * math.sin(t), cx + 640 * math.cos(t), cy + 660 * math.sin(t), dark, 10))
        out.append(line(cx + 196 * math.cos(t), cy + 204 * math.sin(t), cx + 640 * math.cos(t), cy + 660 * math.sin(t), brass, 6))
    for k in (196, 306):
        out += [oval(cx, cy, k, k * 1.04, "none", f'stroke="{dark}" stroke-width="12"'), oval(cx, cy, k, k * 1.04, "none", f'stroke="{brass}" stroke-width="7"')]
    for _ in range(90):
        a, r = rng.uniform(0, 6.28), rng.uniform(110, 430)
        n = rng.uniform(.04, .2)
        x1, y1, x2, y2 = cx + r * math.cos(a), cy + r * 1.04 * math.sin(a), cx + r * math.cos(a + n), cy + r * 1.04 * math.sin(a + n)
        out.append(path(f"M{x1:.1f},{y1:.1f} A{r:.0f},{r*1.04:.0f} 0 0 1 {x2:.1f},{y2:.1f}", "none", f'stroke="{rng.choice(["#fffdf2", "#ffdf9a", "#bfe6dc", "#e79a7a"])}" stroke-width="{rng.uniform(2, 6):.1f}" opacity="{rng.uniform(.35, .95):.2f}"'))
    out.append("</g>")
    out += [body.replace('fill="url(#glass)"', f'fill="none" stroke="{dark}" stroke-width="26"'), body.replace('fill="url(#glass)"', f'fill="none" stroke="{brass}" stroke-width="16"'), body.replace('fill="url(#glass)"', 'fill="none" stroke="#f0d694" stroke-width="3"'), dot(cx, cy, 82, "#fffbe9"), dot(cx, cy, 330, "url(#core)", 'opacity=".8"'), rect(cx - 24, cy - 512, 48, 46, brass, 'rx="8"'), dot(cx, cy - 518, 20, brass)]
    return out


@scene()
def strait(rng, w, h):
    out = [f"<defs>{fade('sky', (0, '#b9c9c6'), (1, '#efe2c6'))}{fade('sea', (0, '#e9dec4'), (.3, '#b7c6bf'), (1, '#4f8088'))}{blur('b2', 1.2)}{blur('b20', 20)}{halo('sun', '#fff7e0', 1)}{fade('near', (0, '#5b5a3f'), (1, '#2a2f24'))}</defs>", rect(0, 0, w, h, "url(#sky)"), dot(1060, 190, 520, "url(#sun)"), rect(0, 330, w, h - 330, "url(#sea)")]
    out += [land([(x, y) for x, y in ridge(random.Random(3), w, 316, 20, 14)], 340, "#cdd0c0"), poly([(0, 340), (0, 236), (120, 216), (220, 232), (330, 268), (460, 300), (590, 322), (700, 345), (0, 352)], "#b1b9a6"), poly([(1600, 348), (1600, 206), (1490, 196), (1380, 236), (1270, 262), (1130, 304), (1000, 326), (900, 348)], "#a6ae9b"),
            poly([(0, 410), (0, 300), (90, 292), (210, 322), (320, 366), (430, 392), (500, 412)], "#8d9680"), poly([(1600, 430), (1600, 286), (1520, 296), (1430, 340), (1330, 376), (1240, 402), (1180, 424)], "#838d79")]
    for i in range(46):
        x = 1360 + rng.uniform(0, 240)
        y = 400 + rng.uniform(-50, 24) - (x - 1360) * .2
        out.append(rect(x, y, rng.uniform(6, 13), rng.uniform(6, 13), rng.choice(["#efe6d0", "#e0d2b4", "#c99f78"])))
    out += [rect(1376, 336, 5, 38, "#efe6d0"), dot(1378.5, 334, 4, "#efe6d0")]
    out.append(glints(rng, 700, 0, w, 350, h, "#fbf3dd", 90))
    out.append(glints(rng, 340, 0, w, 480, h, "#2f666f", 110))

    def ship(x, y, s, tone, kind):
        k = [poly([(x - 60 * s, y - 8 * s), (x + 62 * s, y - 8 * s), (x + 54 * s, y + 5 * s), (x - 56 * s, y + 5 * s)], tone), poly([(x - 57 * s, y + 1.5 * s), (x + 57 * s, y + 1.5 * s), (x + 54 * s, y + 5 * s), (x - 56 * s, y + 5 * s)], mix("#8c3f2c", tone, .3)), rect(x - 56 * s, y - 30 * s, 14 * s, 22 * s, mix("#f4efe3", tone, .25)), rect(x - 52 * s, y - 37 * s, 6 * s, 8 * s, mix(RUST, tone, .3))]
        if kind == 0:
            for i in range(7):
                for j in range(rng.randrange(1, 4)):
                    k.append(rect(x - 36 * s + i * 12 * s, y - 8 * s - (j + 1) * 6.4 * s, 11 * s, 5.8 * s, mix(rng.choice(["#a8573a", "#c9953f", "#3f7480", "#6f8a7c", "#b8ad94"]), tone, .28)))
        elif kind == 1:
            k += [line(x - 34 * s + i * 24 * s, y - 8 * s, x - 34 * s + i * 24 * s, y - 28 * s, tone, 2.4 * s) for i in range(4)]
        else:
            k += [rect(x - 36 * s, y - 12 * s, 88 * s, 4 * s, mix("#c9953f", tone, .4)), line(x + 4 * s, y - 8 * s, x + 4 * s, y - 24 * s, tone, 2 * s)]
        k += [line(x + 58 * s, y - 8 * s, x + 66 * s, y + 6 * s, tone, 1.2 * s), f'<g opacity=".3" filter="url(#b2)">{rect(x - 56 * s, y + 6 * s, 112 * s, 12 * s, tone)}</g>']
        return "".join(k)
    for row in range(9):
        t = row / 8
        y = 378 + t ** 1.5 * 400
        s = .2 + t ** 1.35 * 1.25
        n = max(3, int(13 - row * 1.25))
        for i in range(n):
            span = 560 + 1100 * t
            x = 770 + (i - (n - 1) / 2) * span / n + rng.uniform(-22, 22) * (.4 + t) + (row % 2) * 40 * (.4 + t)
            out.append(ship(x, y + rng.uniform(-6, 6) * (.5 + t), s, mix("#aeb9b0", "#1f4048", t ** .7), rng.randrange(3)))
    out += [path("M-10,1067 V842 q90,-40 180,-16 q120,30 210,90 q110,80 290,96 q200,14 330,55z", "url(#near)"), path("M1610,1067 V900 q-90,-20 -170,30 q-110,66 -230,96 q-60,16 -120,41z", "url(#near)")]
    for _ in range(340):
        x = rng.uniform(0, 620)
        y = 846 + max(0, (x - 120)) * .31 + rng.uniform(0, 150)
        n = rng.uniform(12, 40)
        out.append(path(f"M{x:.0f},{y:.0f} q{rng.uniform(-4, 10):.0f},{-n*.6:.0f} {rng.uniform(0, 18):.0f},{-n:.0f}", "none", f'stroke="{rng.choice(["#8a8455", "#6b6a44", "#a79a62", "#3d4430"])}" stroke-width="{rng.uniform(1, 3):.1f}" opacity=".8"'))
    x, y = 226, 836
    out += [path(f"M{x-30},{y+58} q4,-84 30,-88 q26,4 32,88z", "#22343a"), dot(x, y - 46, 15, "#5c3f2c"), path(f"M{x-17},{y-50} q17,-24 34,0z", "#efe6d0"), line(x + 18, y - 14, x + 40, y - 46, "#22343a", 8, 'stroke-linecap="round"'), rect(x + 22, y - 54, 32, 10, "#14191c", 'rx="4"')]
    x, y = 300, 872
    out += [path(f"M{x-32},{y+50} q4,-70 32,-74 q28,4 34,74z", "#8c4a35"), dot(x, y - 40, 14, "#4a3020")]
    return out


@scene()
def hill_town(rng, w, h):
    out = [f"<defs>{fade('sky', (0, '#8db4bb'), (.7, '#d9dfcf'), (1, '#f0e0bf'))}{fade('hill', (0, '#6f8f5f'), (.5, '#4d7353'), (1, '#2f5a4b'), x2=.5)}{fade('sea', (0, '#6fa7a6'), (.4, '#3f8489'), (1, '#145461'))}{blur('b2', 2)}{blur('b16', 16)}{blur('b30', 30)}{fade('dusk', (0, '#fff2d2', .28), (.6, '#fff2d2', 0), (1, '#04222c', .35), x2=1, y2=1)}</defs>", rect(0, 0, w, h, "url(#sky)")]
    for _ in range(12):
        out.append(oval(rng.uniform(0, w), rng.uniform(40, 300), rng.uniform(120, 340), rng.uniform(10, 34), "#faf4e3", f'opacity="{rng.uniform(.25, .6):.2f}" filter="url(#b16)"'))
    shore = 800
    out += [land(ridge(random.Random(14), w, 560, 36, 20), shore, "#a9bfae", 'opacity=".85"')]
    top = lambda x: 762 - 540 * (.6 * math.exp(-((x - 1010) / 520) ** 2) + .4 * math.exp(-((x - 1010) / 360) ** 4)) - 60 * math.exp(-((x - 380) / 200) ** 2) + 10 * math.sin(x / 60)
    hill = [(x, top(x)) for x in range(-20, w + 21, 12)]
    out.append(land(hill, shore + 20, "url(#hill)"))
    for _ in range(900):
        x = rng.uniform(0, w)
        t0 = top(x)
        y = rng.uniform(t0 + 6, shore - 6)
        out.append(oval(x, y, rng.uniform(5, 17), rng.uniform(4, 10), rng.choice(["#5d8157", "#38634b", "#86a06a", "#2a5043", "#a3b078"]), f'opacity="{rng.uniform(.25, .7):.2f}"'))
    out += [line(1016, top(1016) + 4, 1016, top(1016) - 84, "#50605c", 4), line(1016, top(1016) - 70, 992, top(1016), "#50605c", 1.4), line(1016, top(1016) - 70, 1042, top(1016), "#50605c", 1.4), dot(1016, top(1016) - 86, 4, "#b3261e")]
    road = "M700,792 C900,760 1190,740 1180,690 C1170,640 900,650 905,600 C910,556 1130,560 1120,505 C1110,460 950,462 960,410 C968,372 1060,372 1056,330 C1052,300 1000,292 1006,262"
    out += [path(road, "none", 'stroke="#7c6a45" stroke-width="15" opacity=".5" stroke-linecap="round"'), path(road, "none", 'stroke="#e2cfa2" stroke-width="10" stroke-linecap="round"')]
    houses = []
    tries = 0
    while len(houses) < 300 and tries < 20000:
        tries += 1
        x = rng.gauss(980, 260)
        if not 520 < x < 1470:
            continue
        depth = rng.random() ** 1.9
        y = shore - 8 - depth * (shore - top(x)) * .56
        if y < top(x) + 60 or y < 470 and rng.random() < .72:
            continue
        if any(abs(x - a) < 26 and abs(y - b) < 17 for a, b, *_ in houses):
            continue
        houses.append((x, y, .6 + .7 * (y - 380) / 420))

    def house(x, y, s):
        r = random.Random(int(x * 7 + y * 13))
        bw, bh, side = 30 * s * r.uniform(.85, 1.4), 32 * s * r.uniform(.8, 1.5), 11 * s
        wall = r.choice(["#f6f0e0", "#efe5cf", "#f9f5ea", "#e9dcc0", "#f0d9bd", "#dfe4da"])
        roof = r.choice(["#b9663f", "#a8573a", "#c67e52", "#8f5640", "#9c6a4e"])
        p = [rect(x, y - bh, bw, bh, wall), poly([(x + bw, y - bh), (x + bw + side, y - bh - 4 * s), (x + bw + side, y - 3 * s), (x + bw, y)], mix(wall, "#4f7078", .42)), poly([(x - 2 * s, y - bh + 1), (x + 4 * s, y - bh - 11 * s), (x + bw + side - 2 * s, y - bh - 13 * s), (x + bw + 1, y - bh + 1)], roof), poly([(x + bw + 1, y - bh + 1), (x + bw + side - 2 * s, y - bh - 13 * s), (x + bw + side + 2 * s, y - bh - 3 * s)], mix(roof, "#20363c", .35))]
        for k in range(2):
            for q in range(max(1, int(bh / (17 * s)))):
                if r.random() < .8:
                    p.append(rect(x + bw * (.18 + k * .42), y - bh + 6 * s + q * 14 * s, 5.5 * s, 8 * s, r.choice(["#35555c", "#35555c", TEAL, "#7f9a98", "#e2a64f"])))
        return "".join(p)
    houses.sort(key=lambda p: p[1])
    town = []
    for x, y, s in houses:
        if rng.random() < .28:
            town.append(oval(x - 9 * s, y - 4 * s, 13 * s, 16 * s, rng.choice(["#38634b", "#2a5043", "#5d8157"])))
        town.append(house(x, y, s))
    church = [rect(868, 664, 92, 96, "#f6f0e0"), poly([(860, 668), (968, 668), (914, 618)], "#8f5640"), rect(836, 560, 40, 200, "#f9f5ea"), poly([(870, 560), (876, 560), (884, 568), (884, 760), (876, 760)], "#b9c4bd"), poly([(830, 562), (882, 562), (856, 500)], "#0b5a6b"), line(856, 504, 856, 476, "#30484a", 3), line(848, 486, 864, 486, "#30484a", 3), rect(848, 584, 16, 34, "#35555c", 'rx="8"'), dot(914, 694, 13, "#35555c"), rect(902, 722, 24, 38, "#7c4434", 'rx="11"')]
    out += town + church
    strip = []
    for i in range(24):
        x = 540 + i * 40 + rng.uniform(-5, 5)
        strip.append(house(x, shore + 16, rng.uniform(1.35, 1.75)))
    both = "".join(strip)
    out += [both, rect(0, shore + 14, w, h, "url(#sea)"), f'<g opacity=".5" filter="url(#b2)" transform="translate(0 {2*(shore+15)}) scale(1 -1)">{both}</g>', land([(x, y) for x, y in ((-10, 812), (120, 800), (260, 806), (400, 803), (530, 814))], 830, "#2f5a4b"),
            rect(520, shore + 11, 1000, 8, "#e9f1e6", 'opacity=".75" filter="url(#b2)"'), glints(rng, 380, 0, w, shore + 20, h, "#e7efdf", 130), glints(rng, 300, 0, w, shore + 30, h, "#0d4653", 170)]
    for x, y, s, c in ((300, 900, 1, "#a8573a"), (430, 862, .6, "#f4efe3"), (1250, 938, 1.2, "#123a4a")):
        out += [path(f"M{x-60*s:.0f},{y-12*s:.0f} q{60*s:.0f},{16*s:.0f} {124*s:.0f},{-6*s:.0f} q{-10*s:.0f},{28*s:.0f} {-30*s:.0f},{30*s:.0f} h{-70*s:.0f} q{-20*s:.0f},{-4*s:.0f} {-24*s:.0f},{-24*s:.0f}z", c), line(x, y - 8 * s, x, y - 110 * s, "#3a2f24", 4 * s), path(f"M{x+4*s:.0f},{y-106*s:.0f} q{60*s:.0f},{50*s:.0f} {54*s:.0f},{86*s:.0f} h{-54*s:.0f}z", "#f6efdc"), oval(x, y + 22 * s, 66 * s, 5 * s, "#08303b", 'opacity=".5"')]
    for i in range(9):
        x = 690 + i * 74
        out += [line(x, shore + 18, x, shore + 46 + (i % 3) * 8, "#5a4a34", 5)]
    out.append(rect(0, 0, w, h, "url(#dusk)"))
    return out


def icon_scene(rng, w, h):
    return [f"<defs>{fade('g', (0, '#0d6577'), (1, '#083f4c'))}</defs>", rect(0, 0, w, h, "url(#g)"), poly([(222, 330), (236, 150), (276, 150), (290, 330)], "#fbfaf6"), rect(214, 140, 84, 14, "#fbfaf6", 'rx="4"'), rect(234, 104, 44, 40, LAMP, 'rx="4"'), poly([(224, 106), (288, 106), (256, 70)], "#fbfaf6"), poly([(229, 244), (233, 200), (279, 200), (283, 244)], "#b3261e"),
            poly([(234, 118), (234, 132), (60, 176), (60, 84)], LAMP, 'opacity=".34"'), poly([(278, 118), (278, 132), (452, 176), (452, 84)], LAMP, 'opacity=".34"')] + [path(f"M56,{y} q50,-34 100,0 t100,0 t100,0 t100,0", "none", f'stroke="#fbfaf6" stroke-width="22" stroke-linecap="round" opacity="{o}"') for y, o in ((350, 1), (398, .7), (446, .4))]


def rasterise(svg, width, height):
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        page.write_text(f'<!doctype html><meta charset="utf-8"><style>*{{margin:0}}svg{{display:block}}</style>{svg}')
        subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={width},{height}", f"--screenshot={shot}", f"--user-data-dir={folder}/p", page.as_uri()], check=True, capture_output=True, timeout=120)
        return Image.open(shot).convert("RGB").crop((0, 0, width, height))


def grained(picture, seed, strength=.02):
    """Fine paper grain, the same in every run."""
    width, height = picture.size
    noise = Image.frombytes("L", picture.size, random.Random(seed).randbytes(width * height)).filter(ImageFilter.GaussianBlur(.7))
    noise = noise.point(lambda v: round(128 + (v - 128) * strength * 2))
    return ImageChops.add(picture, Image.merge("RGB", [noise] * 3), scale=1, offset=-128)


def save(picture, to, limit=140_000):
    for quality in (82, 80, 77, 74, 70, 66, 60):
        picture.save(to, "JPEG", quality=quality, optimize=True, progressive=True)
        if to.stat().st_size <= limit:
            return quality
    return quality


def svg(draw, name, width, height):
    body = "".join(draw(random.Random(name), width, height))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>'


def main(names):
    (HERE / "pictures").mkdir(parents=True, exist_ok=True)
    for name, (draw, width, height) in SCENES.items():
        if names and name not in names:
            continue
        to = HERE / "pictures" / f"{name}.jpg"
        quality = save(grained(rasterise(svg(draw, name, width, height), width, height), name), to)
        print(f"{name}: {to.stat().st_size // 1000} kB at quality {quality}")
    if not names or "icon" in names:
        rasterise(svg(icon_scene, "icon", 512, 512), 512, 512).save(HERE / "icon.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
