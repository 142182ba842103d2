package io.asyncio4j.web;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of a form, or several of one name. */
record UploadBinding(
    String name, TextBinding.Shape shape, boolean nullable, AnnotatedElement element)
    implements Binding {
  /** Whether the request must have one. */
  boolean required() {
    return shape == TextBinding.Shape.SINGLE && !nullable;
  }

  @Override
  public @Nullable Object bind(Call call) throws IOException {
    List<Upload> uploads = call.form().uploads(name);
    if (uploads.isEmpty() && call.form().fields(name).stream().anyMatch(t -> !t.isEmpty())) {
      // A page that forgets the form's enctype sends the file's name.
      String detail = "must be a file, in a form of multipart/form-data";
      return call.wrong(InvalidValue.at(Place.FORM, name, detail));
    }
    if (shape.isSeveral()) {
      return List.copyOf(uploads);
    }
    if (shape == TextBinding.Shape.OPTIONAL) {
      return uploads.stream().findFirst();
    }
    if (uploads.isEmpty() && !nullable) {
      return call.wrong(InvalidValue.at(Place.FORM, name, "is required, as a file"));
    }
    return uploads.isEmpty() ? null : uploads.getFirst();
  }
}
