import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

abstract static class Panel {
  abstract String content();

  String render() {
    return "[" + content() + "]";
  }
}

static class News extends Panel {
  String content() {
    sleep(Duration.ofMillis(5));
    return "news";
  }
}

static class Mail extends Panel {
  String content() {
    sleep(Duration.ofMillis(5));
    return "mail";
  }
}

void main() {
  run(() -> {
    Panel left = new News();
    Panel right = new Mail();
    String screen = left.render() + right.render(); // expect: sequential
    IO.println(screen);
  });
}

/* output:
[news][mail]
*/
