"""What a person looks at in a browser: the phone of the WhatsApp simulator, the mail catcher, the console."""
