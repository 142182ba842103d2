import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Button {
  void onClick(Runnable action);
}

class Editor {
  private String text = "";

  void attach(Button save) {
    save.onClick(() -> createTask(() -> store(text))); // expect: never-awaited
  }

  void type(String more) {
    text += more;
  }

  private void store(String content) {
    sleep(Duration.ofMillis(20));
    IO.println("stored " + content.length());
  }
}

void main() {
  run(() -> {
    var clicks = new ArrayList<Runnable>();
    var editor = new Editor();
    editor.attach(clicks::add);
    editor.type("hello");
    clicks.forEach(Runnable::run);
  });
}
// not run
