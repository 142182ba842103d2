package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.web.TestClient;
import io.asyncio4j.web.middleware.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as programs and browsers see it, against a real database. */
class NotesTest {
  private static final String PASSWORD = "correct horse";

  @TempDir Path files;
  private final List<TestClient> clients = new ArrayList<>();
  private Settings settings;

  @BeforeEach
  void settings() {
    settings = new Settings(Postgres.url(), files, Sessions.newKey());
  }

  @AfterEach
  void close() {
    clients.forEach(TestClient::close);
  }

  /** A browser that nobody has logged in with. */
  private TestClient stranger() throws Exception {
    return open(TestClient.builder(NotesApp.of(settings)));
  }

  private TestClient user() throws Exception {
    return window(newUser());
  }

  /** Another app on the same database, where {@code user} is logged in. */
  private TestClient window(User user) throws Exception {
    return open(TestClient.builder(NotesApp.of(settings)).override(User.class, () -> user));
  }

  private TestClient open(TestClient.Builder builder) throws Exception {
    TestClient client = builder.clock(LoopClock.system()).raiseExceptions(false).build();
    clients.add(client);
    return client;
  }

  private static String newName() {
    return "user-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** One who never signed up, which takes its time on purpose. */
  private static User newUser() throws Exception {
    try (var connection = DriverManager.getConnection(Postgres.url());
        var insert =
            connection.prepareStatement(
                "insert into users (name, password) values (?, '') returning id")) {
      String name = newName();
      insert.setString(1, name);
      try (var row = insert.executeQuery()) {
        row.next();
        return new User(row.getLong(1), name);
      }
    }
  }

  private static Note write(TestClient client, String title, String body, String... tags)
      throws Exception {
    Response added = client.postJson("/api/notes", new NoteInput(title, body, List.of(tags)));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    return added.json(Note.class);
  }

  private static List<String> titles(TestClient client, String query) throws Exception {
    Response found = client.get("/api/notes?" + query);
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    return found.json(Note.Page.class).notes().stream().map(Note::title).toList();
  }

  @Test
  void strangersAreSentToLogIn() throws Exception {
    var client = stranger();
    Response page = client.get("/");
    assertThat(page.url().toString()).endsWith("/login");
    assertThat(page.text()).contains("<h2>Log in</h2>");
    Response api = client.get("/api/notes");
    assertThat(api.status()).isEqualTo(401);
    assertThat(api.headers().get("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void whoSignsUpIsInAndComesBackWithThePassword() throws Exception {
    var client = stranger();
    String name = newName();
    Response in = client.postForm("/signup", Map.of("name", name, "password", PASSWORD));
    assertThat(in.text()).contains("<span>" + name + "</span>");
    Response out = client.post("/logout");
    assertThat(out.text()).contains("<h2>Log in</h2>");
    assertThat(client.get("/api/notes").status()).isEqualTo(401);

    Response wrong = client.postForm("/login", Map.of("name", name, "password", "wrong horse"));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.text()).contains("The name or the password is wrong.");
    Response right =
        client.postForm("/login", Map.of("name", name.toUpperCase(), "password", PASSWORD));
    assertThat(right.text()).contains("<span>" + name + "</span>");
  }

  @Test
  void aNameIsGivenOnce() throws Exception {
    var client = stranger();
    var form = Map.of("name", newName(), "password", PASSWORD);
    assertThat(client.postForm("/signup", form).status()).isEqualTo(200);
    Response again = client.postForm("/signup", form);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("Somebody is called that already.");
  }

  @Test
  void aFormThatIsWrongIsAnsweredByAPage() throws Exception {
    Response page = stranger().postForm("/signup", Map.of("name", "<b>", "password", "short"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).contains("password", "is no name: letters and digits");
  }

  @Test
  void notesAreFoundByWordsPhrasesAndTags() throws Exception {
    var client = user();
    write(client, "Virtual threads", "They run on carriers.", "java", "loop");
    write(client, "Event loops", "One running thread, many coroutines.", "loop");
    write(client, "Groceries", "Tea and a carrier bag");

    assertThat(titles(client, "")).containsExactly("Groceries", "Event loops", "Virtual threads");
    assertThat(titles(client, "q=run")).containsExactly("Event loops", "Virtual threads");
    assertThat(titles(client, "q=threads")).first().isEqualTo("Virtual threads");
    assertThat(titles(client, "q=%22many+coroutines%22")).containsExactly("Event loops");
    assertThat(titles(client, "q=carrier+-tea")).containsExactly("Virtual threads");
    assertThat(titles(client, "tag=loop")).containsExactly("Event loops", "Virtual threads");
    assertThat(titles(client, "tag=loop&q=carriers")).containsExactly("Virtual threads");
    assertThat(titles(client, "q='%3B+drop+table+notes")).isEmpty();
    assertThat(client.get("/api/tags").json(Note.Tag[].class))
        .containsExactly(new Note.Tag("loop", 2), new Note.Tag("java", 1));
  }

  @Test
  void resultsComeInPages() throws Exception {
    var client = user();
    for (int i = 1; i <= 12; i++) {
      write(client, "Note " + i, "");
    }
    assertThat(titles(client, "page=2")).containsExactly("Note 2", "Note 1");
    var first = client.get("/api/notes").json(Note.Page.class);
    assertThat(first.notes()).hasSize(Notes.PER_PAGE);
    assertThat(first.total()).isEqualTo(12);
    assertThat(first.pages()).isEqualTo(2);
    assertThat(client.get("/").text())
        .contains("Page 1 of 2", "page=2\">Older")
        .doesNotContain("Newer");
    assertThat(client.get("/?page=2").text()).contains("page=1\">← Newer").doesNotContain("Older");
    assertThat(client.get("/api/notes?page=0").status()).isEqualTo(422);
  }

  @Test
  void aNoteIsChangedAndDeleted() throws Exception {
    var client = user();
    Note note = write(client, "Draft", "", "b", "a", "b");
    assertThat(note.tags()).containsExactly("a", "b");
    String url = "/api/notes/" + note.id();
    Note changed = client.putJson(url, new NoteInput("Final", "text", List.of())).json(Note.class);
    assertThat(changed.title()).isEqualTo("Final");
    assertThat(client.get(url).json(Note.class)).isEqualTo(changed);
    assertThat(client.delete(url).status()).isEqualTo(204);
    assertThat(client.get(url).status()).isEqualTo(404);
    assertThat(client.delete(url).status()).isEqualTo(404);
  }

  @Test
  void whatIsWrongWithANoteIsToldAtOnce() throws Exception {
    var client = user();
    Response refused =
        client.postJson("/api/notes", Map.of("title", " ", "tags", List.of("good", "not good")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("/title", "/tags/1", "is no tag");
    assertThat(titles(client, "")).isEmpty();
  }

  @Test
  void nobodySeesTheNotesOfOthers() throws Exception {
    Note note = write(user(), "Secret", "");
    var other = user();
    String url = "/api/notes/" + note.id();
    assertThat(titles(other, "")).isEmpty();
    assertThat(other.get(url).status()).isEqualTo(404);
    assertThat(other.putJson(url, new NoteInput("Mine", "", List.of())).status()).isEqualTo(404);
    assertThat(other.delete(url).status()).isEqualTo(404);
    assertThat(upload(other, note, "a.txt", "a").status()).isEqualTo(404);
    assertThat(other.get("/notes/" + note.id()).status()).isEqualTo(404);
  }

  @Test
  void pagesShowWhatWasWrittenAsText() throws Exception {
    var client = user();
    String evil = "</textarea><script>alert('x')</script>";
    Response list =
        client.postForm("/notes", Map.of("title", evil, "body", evil, "tags", "#java, loop"));
    assertThat(list.text())
        .doesNotContain(evil)
        .contains("&lt;script&gt;", "href=\"/?tag=java\"", "href=\"/?tag=loop\"");
    long id = client.get("/api/notes").json(Note.Page.class).notes().getFirst().id();
    assertThat(client.get("/notes/" + id).text()).doesNotContain(evil).contains("&lt;/textarea");
    assertThat(client.get("/notes/" + id + "/card").text()).doesNotContain(evil, "<!doctype");
  }

  @Test
  void filesAreKeptAndSentAsTheyAre() throws Exception {
    var client = user();
    Note note = write(client, "With files", "");
    String large = "0123456789".repeat(50_000);
    Response kept = upload(client, note, "texts/größe 1.html", large);
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    var attachment = kept.json(Note.Attachment.class);
    assertThat(attachment.name()).isEqualTo("größe 1.html");
    assertThat(attachment.size()).isEqualTo(large.length());

    Response sent = client.get("/api/attachments/" + attachment.id());
    assertThat(sent.text()).isEqualTo(large);
    assertThat(sent.headers().get("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(sent.headers().get("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.html");
    assertThat(user().get("/api/attachments/" + attachment.id()).status()).isEqualTo(404);
    assertThat(client.get("/notes/" + note.id()).text()).contains("größe 1.html", "500,000 bytes");
  }

  @Test
  void aFileThatCannotBeKeptLeavesNothingBehind() throws Exception {
    var client = user();
    Note note = write(client, "With files", "");
    Files.delete(files);
    Response failed = upload(client, note, "a.txt", "a");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(client.get("/api/notes/" + note.id()).json(Note.class).attachments()).isEmpty();
    Files.createDirectory(files);
  }

  @Test
  void whatNoNoteNamesIsRemovedWhenTheAppStarts() throws Exception {
    Path stray = Files.writeString(files.resolve("999999"), "stray");
    var _ = stranger();
    assertThat(stray).doesNotExist();
  }

  @Test
  void changesAreToldAsTheyHappen() throws Exception {
    var client = user();
    var told = new ArrayList<String>();
    client.run(http -> {
      try (var answer = http.stream(Request.get("/api/changes"))) {
        for (var event : answer.events()) {
          told.add(event.event());
          switch (told.getLast()) {
            case "ready" -> http.post("/api/notes", Body.json(input("a")));
            case "added" -> http.put("/api/notes/" + event.data(), Body.json(input("b")));
            case "changed" -> http.delete("/api/notes/" + event.data());
            default -> {
              return;
            }
          }
        }
      }
    });
    assertThat(told).containsExactly("ready", "added", "changed", "deleted");
  }

  private static NoteInput input(String title) {
    return new NoteInput(title, "", List.of());
  }

  @Test
  void allWindowsOfAUserAreToldAndNobodyElses() throws Exception {
    User user = newUser();
    var listening = window(user);
    var writing = window(user);
    var other = user();
    var told = new ArrayList<String>();
    listening.run(http -> {
      try (var answer = http.stream(Request.get("/api/changes"))) {
        var events = answer.events().iterator();
        told.add(events.next().event());
        // The others' loops run in another thread meanwhile.
        Note mine =
            toThread(() -> {
              write(other, "Secret", "");
              return write(writing, "Mine", "");
            });
        ServerSentEvent next = events.next();
        told.add(next.event());
        assertThat(next.data()).isEqualTo(Long.toString(mine.id()));
        assertThat(titles(http)).containsExactly("Mine");
      }
    });
    assertThat(told).containsExactly("ready", "added");
  }

  private static List<String> titles(AsyncClient http) throws Exception {
    var page = http.get("/api/notes").json(Note.Page.class);
    return page.notes().stream().map(Note::title).toList();
  }

  @Test
  void windowsThatAreOpenHoldNoConnection() throws Exception {
    var client = user();
    client.run(http -> {
      var open = new ArrayList<StreamingResponse>();
      for (int i = 0; i < 20; i++) {
        open.add(http.stream(Request.get("/api/changes")));
        open.getLast().events().iterator().next();
      }
      assertThat(titles(http)).isEmpty();
      open.forEach(StreamingResponse::close);
    });
  }

  private static Response upload(TestClient client, Note note, String name, String text)
      throws Exception {
    return client.post(
        "/api/notes/" + note.id() + "/attachments",
        Body.multipart().file("file", name, Body.text(text)));
  }
}
