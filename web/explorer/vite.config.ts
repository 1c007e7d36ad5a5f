import { defineConfig } from "vite";

// One classic script and one style, beside the Python that puts them into the page. Nothing in them depends on the
// machine or the day: a test builds them anew and compares the bytes.
export default defineConfig({
  build: {
    target: "chrome90",
    outDir: "../../src/analysis/explorer/static",
    emptyOutDir: true,
    cssCodeSplit: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "explorer", fileName: () => "explorer.js", cssFileName: "explorer" },
  },
});
