# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A server that serves the files of a folder badly, to test downloads with.

    python3 http_server.py FOLDER PORT_FILE

Writes its port to PORT_FILE, and its requests to PORT_FILE.log.  The first part of an
address says how: good, whole (does not resume), slow, cut (half of what is asked
for, then nothing), wrong (other bytes), endless (zeros behind it, 50 MB at most, without a
length), page (of HTML), round (sent on to itself), and 404 for anything else.
"""

import http.server
import os
import sys
import time

folder, port_file = sys.argv[1:]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        how, _, name = self.path.strip("/").partition("/")
        path = os.path.join(folder, os.path.basename(name))
        if how not in ("good", "whole", "slow", "cut", "wrong", "endless", "page", "round") or not os.path.isfile(path):
            self.send_error(404)
            return
        with open(path, "rb") as file:
            data = file.read()
        if how == "round":
            self.send_response(302)
            self.send_header("Location", self.path)
            self.end_headers()
            return
        if how == "endless":
            self.endless(data)
            return
        if how == "page":
            data = b"\n<!DOCTYPE html><html>Who are you?</html>"
        if how == "wrong":
            data = bytes(255 - b for b in data)
        first = 0
        asked = self.headers.get("Range")
        if asked and how != "whole":
            first = int(asked[len("bytes="):].split("-")[0])
            if first >= len(data):
                self.send_error(416)
                return
            self.send_response(206)
            self.send_header("Content-Range", "bytes %d-%d/%d" % (first, len(data) - 1, len(data)))
        else:
            self.send_response(200)
        data = data[first:]
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if how == "cut":
            data = data[:len(data) // 2]
        step = -(-len(data) // 4) if how == "slow" else len(data)
        for at in range(0, len(data), max(1, step)):
            self.wfile.write(data[at:at + step])
            self.wfile.flush()
            time.sleep(.3 if how == "slow" else 0)

    def endless(self, data):
        self.send_response(200)
        self.end_headers()
        sent = 0
        try:
            while sent < 50e6:
                self.wfile.write(data)
                sent += len(data)
                data = bytes(2 ** 16)
        except (BrokenPipeError, ConnectionResetError):
            pass
        with open(port_file + ".sent", "w") as out:
            out.write("%d" % sent)

    def log_message(self, form, *args):
        with open(port_file + ".log", "a") as log:
            log.write("%s %s\n" % (self.path, self.headers.get("Range", "")))


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(port_file + ".new", "w") as out:
    out.write(str(server.server_address[1]))
os.rename(port_file + ".new", port_file)
server.serve_forever()
