/** The page's own words; what the bot says comes from the bot. */

const WORDS = {
  'zh-CN': {
    brand: '邻里', title: '邻里 · 试用', skip: '跳到输入框', otherLanguage: 'English',
    people: '换一个人看', chats: '聊天', chat: '聊天内容', messages: '消息', pickChat: '选一个聊天开始',
    you: '我', members: '{n} 位成员', bot: '机器人', back: '返回聊天列表', newest: '到最新消息', unread: '{n} 条未读',
    older: '更早的消息', emptyPrivate: '还没有消息。点“开始”，机器人就会回答。', emptyGroup: '还没有消息。',
    clock: '时间', clockNow: '现在 {time}', jumpHint: '让时间往前走，看看到点会发生什么。',
    jump600: '10 分钟', jump3600: '1 小时', jump86400: '1 天', jump604800: '1 周',
    hours: '小时', customHours: '往前走几小时', go: '前进', jumped: '现在是 {time}',
    compose: '写消息', send: '发送', commands: '命令列表', attach: '添加照片、文件或位置',
    photo: '照片', document: '文件', location: '位置', voice: '语音', audioFile: '音频文件', start: '开始',
    record: '录一段语音', recording: '正在录音 {time}', stopSend: '停止并发送', cancel: '取消',
    noMicrophone: '用不了麦克风，请选一个音频文件。', remove: '去掉 {name}', caption: '加一句说明',
    reply: '回复', replyTo: '回复 {name}', stopReply: '不回复了', more: '更多操作：{name} 的消息', react: '回应 {emoji}',
    edited: '已编辑', pinnedMessage: '置顶消息', pinnedBy: '{name} 置顶了一条消息', joined: '{name} 进了群',
    left: '{name} 离开了群', groupMade: '{name} 建了这个群', renamed: '群名改为“{title}”',
    video: '视频', sticker: '贴纸', contact: '联系人', unsupported: '这种消息这里看不了',
    photoOf: '{name} 发的照片', today: '今天', yesterday: '昨天', spoiler: '隐藏的文字，按下显示',
    expand: '展开', collapse: '收起', copied: '已复制', copyFailed: '没能复制：{text}',
    noAnswer: '机器人没有回答。', linkOnly: '这个按钮在这里用不了。', offline: '连接断了，正在重新连接…',
    failed: '没有连上，请再试一次。', missingMessage: '这条消息已经不在了。', ok: '好', keyboard: '快捷键盘',
    guide: '试一试', guideTitle: '一分钟：修好一盏灯', guideClose: '不再显示', guideOpen: '试一试：修好一盏灯',
    step1: '王阿姨在楼栋群里发 {command}', step2: '换成老张（物业），在“物业工单群”按“接单”',
    step3: '按“办好了”，再回一句怎么修的', step4: '换成王阿姨，按“已解决”，这件事就“已结案”了',
    step1Do: '帮我填好', step2Do: '换成老张', step4Do: '换成王阿姨',
  },
  en: {
    brand: 'Linli', title: 'Linli · Try it', skip: 'Skip to the message box', otherLanguage: '中文',
    people: 'See it as', chats: 'Chats', chat: 'Conversation', messages: 'Messages', pickChat: 'Pick a chat to begin',
    you: 'You', members: '{n} members', bot: 'bot', back: 'Back to the chats', newest: 'To the newest message',
    unread: '{n} unread', older: 'Earlier messages', emptyPrivate: 'No messages yet. Press Start and the bot will answer.',
    emptyGroup: 'No messages yet.', clock: 'Time', clockNow: 'Now {time}',
    jumpHint: 'Move time ahead and see what falls due.',
    jump600: '10 min', jump3600: '1 hour', jump86400: '1 day', jump604800: '1 week',
    hours: 'hours', customHours: 'Hours to move ahead', go: 'Go', jumped: 'It is now {time}',
    compose: 'Message', send: 'Send', commands: 'Commands', attach: 'Add photos, a file or a place',
    photo: 'Photo', document: 'File', location: 'Location', voice: 'Voice message', audioFile: 'Audio file', start: 'Start',
    record: 'Record a voice message', recording: 'Recording {time}', stopSend: 'Stop and send', cancel: 'Cancel',
    noMicrophone: 'No microphone here; please pick an audio file.', remove: 'Remove {name}', caption: 'Add a caption',
    reply: 'Reply', replyTo: 'Reply to {name}', stopReply: 'Stop replying', more: 'Actions: message from {name}',
    react: 'React {emoji}', edited: 'edited', pinnedMessage: 'Pinned message', pinnedBy: '{name} pinned a message',
    joined: '{name} joined the group', left: '{name} left the group', groupMade: '{name} made this group',
    renamed: 'The group is now called “{title}”', video: 'Video', sticker: 'Sticker', contact: 'Contact',
    unsupported: 'This kind of message cannot be shown here', photoOf: 'Photo from {name}',
    today: 'Today', yesterday: 'Yesterday', spoiler: 'Hidden text, press to show', expand: 'Show more', collapse: 'Show less',
    copied: 'Copied', copyFailed: 'Could not copy: {text}',
    noAnswer: 'The bot did not answer.', linkOnly: 'This button does not work here.', offline: 'Connection lost, trying again…',
    failed: 'Could not connect. Please try again.', missingMessage: 'That message is gone.', ok: 'OK', keyboard: 'Quick keyboard',
    guide: 'Try this', guideTitle: 'One minute: mend a lamp', guideClose: 'Hide this', guideOpen: 'Try this: mend a lamp',
    step1: 'As 王阿姨 (resident), send {command} in the building group',
    step2: 'Switch to 老张 (property) and press 接单 (Accept) in 物业工单群',
    step3: 'Press 办好了 (Done) and reply how it was mended',
    step4: 'Switch to 王阿姨 and press 已解决 (Solved): the report is 已结案 (closed)',
    step1Do: 'Fill it in', step2Do: 'Switch to 老张', step4Do: 'Switch to 王阿姨',
  },
};

const KEPT_AS = 'linli.language';
let language = keptLanguage();

function keptLanguage() {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept in WORDS) return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export const currentLanguage = () => language;

export function switchLanguage() {
  language = language === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem(KEPT_AS, language);
}

export function word(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Fill the words of the page's fixed parts (`data-word` text, `data-label` accessible name). */
export function fillWords(root = document) {
  document.documentElement.lang = language;
  document.title = word('title');
  root.querySelectorAll('[data-word]').forEach((node) => { node.textContent = word(node.dataset.word); });
  root.querySelectorAll('[data-label]').forEach((node) => {
    node.setAttribute('aria-label', word(node.dataset.label));
    if (node.matches('.icon-button')) node.title = word(node.dataset.label);
  });
}
