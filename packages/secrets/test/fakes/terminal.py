# Runs a command at a terminal of its own, types what the steps say, prints what came back.
# Arguments: a JSON list of steps {"wait": text} | {"file": [path, text]} | {"type": text} | {"size": [rows, columns]} | {"signal": name}, then the command.
import fcntl, json, os, pty, select, signal, struct, sys, termios, time

steps, command = json.loads(sys.argv[1]), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
seen, end = b"", time.monotonic() + 60


def read_some():
    global seen
    if select.select([fd], [], [], 0.05)[0]:
        try:
            chunk = os.read(fd, 65536)
        except OSError:
            return False
        seen += chunk
        return chunk != b""
    return True


def file_holds(path, text):
    try:
        with open(path, encoding="utf8") as file:
            return text in file.read()
    except OSError:
        return False


mark = 0
for step in steps:
    if "wait" in step:
        text = step["wait"].encode()
        while text not in seen[mark:]:
            if time.monotonic() > end or not read_some():
                print(json.dumps({"error": "never saw " + step["wait"], "output": seen.decode("utf8", "replace")}))
                os.kill(pid, signal.SIGKILL)
                sys.exit(0)
        mark = seen.index(text, mark) + len(text)
    elif "file" in step:
        while not file_holds(*step["file"]) and time.monotonic() < end:
            read_some()
    elif "type" in step:
        os.write(fd, step["type"].encode())
    elif "size" in step:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", *step["size"], 0, 0))
    elif "signal" in step:
        os.kill(pid, getattr(signal, step["signal"]))
while read_some():
    if time.monotonic() > end:
        os.kill(pid, signal.SIGKILL)
        break
_, status = os.waitpid(pid, 0)
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "output": seen.decode("utf8", "replace")}))
