package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Default;
import io.asyncio4j.web.Form;
import io.asyncio4j.web.Path;
import io.asyncio4j.web.Router;
import io.asyncio4j.web.Upload;
import io.asyncio4j.web.templates.Templates;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The notes of who is logged in, as pages. */
final class NotesPages {
  private final Templates templates;

  record NoteForm(
      @Form @NotBlank @Size(max = 200) String title,
      @Form @Default("") @Size(max = 20_000) String body,
      @Form @Default("") @Size(max = 200) String tags) {
    NoteInput toInput() {
      return new NoteInput(title, body, NoteInput.tagsIn(tags));
    }
  }

  record Edit(@Path long id, NoteForm form) {}

  record Attach(@Path long id, Upload file) {}

  /** What the list shows. */
  record ListPage(User user, Search search, Note.Page found, List<Note.Tag> tags) {}

  record NotePage(User user, Note note) {}

  private NotesPages(Templates templates) {
    this.templates = templates;
  }

  static Router routes(Templates templates) {
    var pages = new NotesPages(templates);
    var router = PageProblems.router(templates);
    router.get("/", pages::list).hidden();
    router.post("/notes", pages::add).hidden();
    router.get("/notes/{id}", pages::show).hidden();
    router.get("/notes/{id}/card", pages::card).hidden();
    router.post("/notes/{id}", pages::change).hidden();
    router.post("/notes/{id}/delete", pages::delete).hidden();
    router.post("/notes/{id}/attachments", pages::attach).hidden();
    return router;
  }

  private ServerResponse list(Search search, User user, Notes notes) throws SQLException {
    return templates.render(
        "list.html", new ListPage(user, search, notes.find(search), notes.tags()));
  }

  private ServerResponse add(NoteForm form, Notes notes) throws SQLException {
    var _ = notes.add(form.toInput());
    return ServerResponse.redirect("/");
  }

  private ServerResponse show(@Path long id, User user, Notes notes) throws SQLException {
    return templates.render("note.html", new NotePage(user, notes.get(id)));
  }

  /** A part of the list, for a page that is open while the note changes. */
  private ServerResponse card(@Path long id, User user, Notes notes) throws SQLException {
    return templates.render("card.html", new NotePage(user, notes.get(id)));
  }

  private ServerResponse change(Edit r, Notes notes) throws SQLException {
    var _ = notes.change(r.id(), r.form().toInput());
    return ServerResponse.redirect("/notes/" + r.id());
  }

  private ServerResponse delete(@Path long id, Notes notes) throws SQLException {
    notes.delete(id);
    return ServerResponse.redirect("/");
  }

  private ServerResponse attach(Attach r, Attachments attachments)
      throws SQLException, IOException {
    var _ = attachments.add(r.id(), r.file());
    return ServerResponse.redirect("/notes/" + r.id());
  }
}
