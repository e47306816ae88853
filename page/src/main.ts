import "./fonts.css";
import "./base.css";
import "./controls.css";
import "./print.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { chooseLanguage, preferred } from "./lib/i18n.svelte.ts";
import { chooseTheme, chosenTheme } from "./lib/theme.svelte.ts";

chooseTheme(chosenTheme());
await chooseLanguage(preferred());
mount(App, { target: document.getElementById("page")! });
