package io.asyncio4j.examples.notes;

import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Body;
import io.asyncio4j.web.Header;
import io.asyncio4j.web.Path;
import io.asyncio4j.web.Router;
import io.asyncio4j.web.Status;
import io.asyncio4j.web.Upload;
import java.sql.SQLException;

/** The same for programs: JSON in, JSON out. */
final class NotesApi {
  private NotesApi() {}

  /** A note that was made, and where it is. */
  @Status(201)
  record Added(@Header String location, @Body Note note) {}

  record Edit(@Path long id, @Body NoteInput note) {}

  record Attach(@Path long id, Upload file) {}

  static Router routes() {
    var api = new Router();
    api.tags("notes");
    api.get("/notes", (Search search, Notes notes) -> notes.find(search))
        .returns(Note.Page.class)
        .summary("Find notes");
    api.get("/tags", (Notes notes) -> notes.tags()).summary("All tags");
    api.post("/notes", NotesApi::add).summary("Write a note");
    api.get("/notes/{id}", (Long id, Notes notes) -> notes.get(id)).returns(Note.class);
    api.put("/notes/{id}", (Edit r, Notes notes) -> notes.change(r.id(), r.note()))
        .returns(Note.class);
    api.delete("/notes/{id}", (Long id, Notes notes) -> notes.delete(id));
    api.post(
            "/notes/{id}/attachments",
            (Attach r, Attachments attachments) -> attachments.add(r.id(), r.file()))
        .returns(Note.Attachment.class)
        .status(201)
        .summary("Upload a file");
    api.get("/attachments/{id}", (Long id, Attachments attachments) -> attachments.send(id))
        .summary("Download a file");
    api.get("/changes", NotesApi::changes).summary("What changes, as it happens");
    return api;
  }

  private static Added add(NoteInput input, Notes notes) throws SQLException {
    Note note = notes.add(input);
    return new Added("/api/notes/" + note.id(), note);
  }

  /** No connection is held: who listens is known from the session, and changes come from one. */
  private static ServerResponse changes(User user, Changes changes) {
    return ServerResponse.events(out -> {
      try (var subscription = changes.of(user)) {
        out.send(ServerSentEvent.of("now").withEvent("ready"));
        for (var change : subscription.changes()) {
          out.send(
              ServerSentEvent.of(Long.toString(change.note())).withEvent(change.kind().event()));
        }
      }
    });
  }
}
