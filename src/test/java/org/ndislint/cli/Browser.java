package org.ndislint.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium without a window, driven through its DevTools protocol over the loopback interface. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private int lastId;
    private @Nullable String session;

    /** The browser's program, or null if this machine has none. */
    static @Nullable Path installed() {
        for (String path : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
            for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
                Path file = Path.of(path, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    /** Starts one whose traces go to an empty folder. */
    Browser(Path program, Path folder) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--window-size=1400,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("browser.log").toFile())
                .start();
        Path port = folder.resolve("DevToolsActivePort");
        List<String> lines = List.of();
        for (long tries = 0; lines.size() < 2; tries++) {
            if (tries > PATIENCE_SECONDS * 20 || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("the browser does not start");
            }
            Thread.sleep(50);
            lines = Files.exists(port) ? Files.readAllLines(port) : lines;
        }
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener())
                .join();
        String target = send("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        send("Page.enable", Map.of());
        send("Runtime.enable", Map.of());
        send("Network.enable", Map.of());
        send("Log.enable", Map.of());
    }

    /** Puts together messages that come in parts. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answers.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode send(String method, Map<String, Object> parameters) throws IOException, InterruptedException {
        int id = ++lastId;
        Map<String, Object> message = session == null
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        while (true) {
            JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("the browser does not answer to " + method);
            }
            if (answer.path("id").asInt(0) == id) {
                if (answer.has("error")) {
                    throw new IOException(method + ": " + answer.get("error"));
                }
                return answer.get("result");
            }
            events.add(answer);
        }
    }

    /** Opens a file, with a fragment or none, and waits until its page has drawn itself. */
    void open(Path file, String fragment) throws IOException, InterruptedException {
        send("Page.navigate", Map.of("url", "about:blank"));
        waitFor("location.protocol === 'about:'");
        events.clear();
        send("Page.navigate", Map.of("url", file.toUri() + fragment));
        waitFor("location.protocol === 'file:' && document.documentElement?.dataset.ready === 'yes'");
        settle();
    }

    /** Waits until an expression is true. */
    void waitFor(String expression) throws IOException, InterruptedException {
        for (long tries = 0; !value(expression).asBoolean(false); tries++) {
            if (tries > PATIENCE_SECONDS * 20) {
                throw new IOException("never true: " + expression);
            }
            Thread.sleep(50);
        }
    }

    /** Lets the page draw what has changed. */
    void settle() throws IOException, InterruptedException {
        value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " requestAnimationFrame(() => done(1)))))");
    }

    /** What an expression gives in the page. */
    JsonNode value(String expression) throws IOException, InterruptedException {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Presses and releases a key, named as in DOM events. */
    void press(String key) throws IOException, InterruptedException {
        Map<String, Object> down = switch (key) {
            case "Tab" -> Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", 9);
            case "Enter" ->
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", 13, "text", "\r");
            default ->
                key.length() == 1
                        ? Map.of("type", "keyDown", "key", key, "text", key)
                        : Map.of("type", "keyDown", "key", key, "code", key);
        };
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
        settle();
    }

    /** The addresses of all requests since a page was opened. */
    List<String> requests() {
        return told("Network.requestWillBeSent").stream()
                .map(event -> event.at("/params/request/url").asString())
                .toList();
    }

    /** Complaints of scripts and of the policy since a page was opened. */
    List<String> complaints() {
        List<String> out = new ArrayList<>();
        for (String method : List.of("Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening")) {
            told(method).forEach(event -> out.add(event.toString()));
        }
        return out;
    }

    private List<JsonNode> told(String method) {
        return events.stream()
                .filter(event -> event.path("method").asString("").equals(method))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            session = null;
            send("Browser.close", Map.of());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
