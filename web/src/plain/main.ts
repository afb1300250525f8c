document.title = 'Chat-JS';
