import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Picture(int width, int height, int[] pixels) {
  static Picture gradient(int width, int height) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 256;
    }
    return new Picture(width, height, pixels);
  }

  Picture scaled(int factor) {
    int w = width / factor;
    int h = height / factor;
    int[] smaller = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        smaller[y * w + x] = pixels[y * factor * width + x * factor];
      }
    }
    return new Picture(w, h, smaller);
  }
}

record Thumbnails(Picture small, Picture large) {}

Thumbnails thumbnails(Picture original) {
  Picture small = toThread(() -> original.scaled(16)); // expect: sequential#1
  Picture large = toThread(() -> original.scaled(4)); // expect: sequential#1
  return new Thumbnails(small, large);
}

void main() {
  var original = Picture.gradient(640, 480);
  Thumbnails both = run(() -> thumbnails(original));
  IO.println(both.small().width() + "x" + both.small().height());
  IO.println(both.large().width() + "x" + both.large().height());
}

/* output:
40x30
160x120
*/
