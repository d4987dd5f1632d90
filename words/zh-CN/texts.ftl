# 文书模板、常用语、一键动作。

texts-title = 文书和常用语
texts-intro = 这些是本单位的话，谁在哪天改的都留着；已经发出的文书保持发出时的样子
texts-papers = 文书
texts-snippets = 常用语
texts-quick-steps = 一键动作
texts-name = 名称
texts-whose = 谁用
texts-shared = 全部单位
texts-state = 状态
texts-own = 本单位写的
texts-built-in = 自带的
texts-off = 停用
texts-on = 在用
texts-none = 还没有
texts-add-snippet = 加一条常用语
texts-add-quick-step = 加一个一键动作
text-kind-transfer-notice = 转送告知书
text-kind-accept-notice = 受理告知书
text-kind-decline-notice = 不予受理告知书
text-kind-opinion = 处理意见书
text-kind-review-request = 复查（复核）申请书
text-kind-review-opinion = 复查意见书
text-kind-recheck-opinion = 复核意见书
text-kind-not-taken-notice = 不再受理告知书
text-kind-restriction-notice = 来电来访方式告知书
text-kind-extension-notice = 延长办理期限告知书
text-kind-question-notice = 询问函
text-kind-repeated-notice = 重复事项答复告知书
text-kind-snippet = 常用语
text-kind-quick-step = 一键动作
text-edit = 改
text-back = 回到文书和常用语
text-preview = 样子：用一件假想的诉求填好
text-preview-en = 英文参考件
text-preview-intro = 还没有存。看一看，行就用这份，不行往回改。
text-use = 用这份
text-again = 再改改
text-see = 看样子
text-history = 改过几次
text-history-none = 还没有改过
text-edition = 第 { $n } 次，{ $when } { $who }
text-short-said = 输入 ::{ $short } 调出来

text-edit-intro = 【】里的会换成这件诉求的内容。可以用的：{ $slots }
text-edit-must = 一定要有：{ $slots }
text-edit-plain = 这里不换内容，写什么就是什么
text-name = 名称
text-name-en = 英文名称
text-short = 短词
text-short-hint = 写字时打两个冒号再打它
text-body = 文字
text-body-en = 英文参考文字
text-body-en-hint = 只给看英文的人参考，以中文为准
text-unit = 谁用
text-works = 还在用吗
text-act = 做什么
text-act-transfer = 转送
text-act-ask = 询问本人
text-act-note = 记备注
text-act-to = 转给谁
text-wrong-slot = 有一个【】不认识，只能用上面列出的
text-wrong-body = 写上文字
text-wrong-act = 选一个动作；转送的还要选转给谁
text-wrong-short = 短词不能有空格

slot-title = 标题
slot-received = 收到日期
slot-number = 编号
slot-organ = 本单位
slot-phone = 本单位电话
slot-due = 期限
slot-receiver = 接收单位
slot-reason = 理由
slot-path = 办理途径
slot-points = 诉求点
slot-ground = 不受理情形
slot-instead = 别的途径
slot-opening = 调查经过
slot-asked = 请求
slot-found = 查明
slot-outcome = 处理意见
slot-review = 复查
slot-asked-on = 申请日期
slot-level = 层级
slot-request = 复查请求
slot-answering = 原办理单位
slot-further = 救济途径
slot-final = 终结说明
slot-not-taken = 不再受理的理由
slot-still = 还可以怎样
slot-channel = 渠道
slot-limit = 联系办法
slot-from = 起始日
slot-until = 截止日
slot-conduct = 出现的情况
slot-unaffected = 不受影响
slot-appeal = 申诉
slot-old-due = 原定期限
slot-extension = 延期依据
slot-question = 要问的问题
slot-how-to-answer = 怎样回答
slot-earlier = 以前的答复

slot-sample-title = 村东排水沟被填，下雨院里进水
slot-sample-received = 2026年9月14日
slot-sample-number = 4107 3529 6889
slot-sample-organ = 安澜县交通运输局
slot-sample-phone = 0300-613 2208
slot-sample-due = 2026年11月20日
slot-sample-receiver = 安澜县交通运输局
slot-sample-reason-extension = 两侧地界要重新测量，测量单位11月上旬才能进场，测完才能定沟的走向。
slot-sample-reason-repeated = 比对了两次反映，说的都是村东排水沟，没有新的事实和理由；原来答复的挖沟、赔付都已经做完，有验收单和收据。
slot-sample-reason = 事涉马柳线施工，属交通运输局职责。
slot-sample-path = 信访程序
slot-sample-points =
    （一）|把村东排水沟挖通
    （二）|赔泡坏的玉米
slot-sample-ground = 属于行政复议的事项
slot-sample-instead = 向安澜县司法局申请行政复议，人民路 20 号，0300-612 5100。
slot-sample-opening = 经两次到村查看，询问施工单位和村委会，现答复如下。
slot-sample-asked = 请求把村东排水沟挖通；赔泡坏的玉米。
slot-sample-found =
    （一）|填沟的是施工单位，没有得到批准，完工后也没有恢复。
    （二）|雨水因沟被填倒灌进屋，600 斤玉米霉变，村委会核过。
slot-sample-outcome =
    （一）|支持。12月31日前按原来的宽深挖通。依据：《民法典》第二百九十条。
    （二）|支持。11月30日前赔付 690 元。依据：《民法典》第一千一百六十五条。
slot-sample-review = 不同意本意见的，可以自收到之日起三十日内，书面向安澜县人民政府申请复查；逾期不申请的，不再受理同一事实和理由的信访事项。
slot-sample-asked-on = 2026年11月25日
slot-sample-level = 复查
slot-sample-request =
    （一）|把村东排水沟挖通
    来的人没有进院，也没有量沟，请上一级再看一遍。
slot-sample-answering = 安澜县交通运输局
slot-sample-further = 不服本意见的，可以自收到之日起三十日内，书面向市人民政府请求复核；逾期不请求的，不再受理同一事实和理由的信访事项。
slot-sample-final = 本意见为信访事项终结意见。依照《信访工作条例》第三十六条，以同一事实和理由再提出的，不再受理；有新的事实和理由的，可以另行提出。
slot-sample-not-taken = 依照《信访工作条例》第三十五条、第三十六条，申请应当自收到书面答复之日起三十日内提出，期限至2026年12月18日为止。您的申请已过期限，不再受理。
slot-sample-still = 有新的事实和理由的，随时可以提出，我们核查后书面答复。
slot-sample-channel = 来电
slot-sample-limit = 每周固定时间由固定的人接
slot-sample-from = 2026年11月26日
slot-sample-until = 2027年1月25日
slot-sample-conduct = 告诫以后又在一个上午打来六个电话，接通就骂，有通话记录。
slot-sample-unaffected = 您通过网上、书信提出的事项和补充的材料，照样登记、出具回执、由人阅看并按期答复；遇有危险、紧急的情况，随时可以来电来访。
slot-sample-appeal = 对上述安排不服的，可以在2027年1月25日以前通过办理进度页或者书面向本机关提出，由没有参与作出的督查人员审核并书面说明理由。
slot-sample-old-due = 2026年11月13日
slot-sample-extension = 依照《信访工作条例》第三十四条，因情况复杂，经本单位负责人批准，办理期限延长7日。
slot-sample-question = 被雨水泡坏的玉米，现在还留着没有？方便哪天让我们去看一看？
slot-sample-how-to-answer = 您可以这样回答：打电话 0300-613 2208；到安澜县人民路 8 号交通运输局来访室当面说；写信寄到安澜县人民路 8 号交通运输局来访室。请说明或者注明编号 4107 3529 6889。没有收到回答，我单位照常办理，按期答复。
slot-sample-earlier = 经比对，与编号 4096 1183 7750 的事项为同一事项，该事项的书面答复已于2026年3月2日送达。

letter-default-transfer-notice =
    您于【收到日期】反映的“【标题】”，依照《信访工作条例》第二十二条，已转送【接收单位】处理。
    【理由】
    该单位应当在【期限】前书面告知您是否受理。
letter-default-accept-notice =
    您于【收到日期】反映的“【标题】”，依照《信访工作条例》第二十三条，我单位予以受理，按【办理途径】办理。您的请求归纳如下，有遗漏可以补充：
    【诉求点】
    我单位将在【期限】前书面答复您。
    凭编号【编号】和查询码，可以随时查询办理进度。
letter-default-decline-notice =
    您于【收到日期】反映的“【标题】”，经审查，【不受理情形】，依照《信访工作条例》第二十三条，决定不予受理。
    一、理由
    【理由】
    二、您可以通过以下途径提出
    【别的途径】
letter-default-opinion =
    您于【收到日期】反映的“【标题】”收悉。【调查经过】
    一、投诉请求
    【请求】
    二、查明的事实和理由
    【查明】
    三、处理意见和依据
    【处理意见】
    四、救济途径
    【复查】

letter-default-review-request =
    信访人于【收到日期】反映的“【标题】”，【原办理单位】已作出书面答复。信访人不服，于【申请日期】提出【层级】申请，现转请审查。
    一、申请的事项和理由
    【复查请求】
    二、附件
    原处理意见书（已有复查意见的，一并附上）。作出意见后，请将意见书送达信访人，并告知我单位。
letter-default-review-opinion =
    您于【收到日期】反映的“【标题】”，不服原答复，于【申请日期】提出【层级】申请。本机关已审查终结。【调查经过】
    一、申请的事项和理由
    【复查请求】
    二、查明的事实和理由
    【查明】
    三、【层级】意见和依据
    【处理意见】
    四、救济途径
    【救济途径】
letter-default-recheck-opinion =
    您于【收到日期】反映的“【标题】”，不服原答复，于【申请日期】提出【层级】申请。本机关已审查终结。【调查经过】
    一、申请的事项和理由
    【复查请求】
    二、查明的事实和理由
    【查明】
    三、【层级】意见和依据
    【处理意见】
    四、救济途径
    【终结说明】
letter-default-not-taken-notice =
    您于【收到日期】反映的“【标题】”，于【申请日期】提出【层级】申请，已收悉并登记。
    【复查请求】
    【不再受理的理由】
    【还可以怎样】
letter-default-restriction-notice =
    您于【收到日期】反映的“【标题】”正在办理。因办理中【渠道】时出现下列情况，自【起始日】起至【截止日】止，【渠道】改为：【联系办法】。期满自行失效，不影响您反映的事项。
    一、理由
    【出现的情况】
    二、不受影响的
    【不受影响】
    三、申诉
    【申诉】
letter-default-extension-notice =
    您于【收到日期】反映的“【标题】”，我单位正在办理。
    原定在【原定期限】前书面答复您。
    【延期依据】
    一、延长办理期限的理由
    【理由】
    二、新的答复期限
    我单位将在【期限】前书面答复您。
    有新的情况，可以随时告诉我们。凭编号【编号】和查询码，可以随时查询办理进度。
letter-default-question-notice =
    您于【收到日期】反映的“【标题】”，我单位正在办理。有一个问题需要向您问清：
    【要问的问题】
    【怎样回答】
    凭编号【编号】和查询码，也可以在网上回答、查询办理进度。
letter-default-repeated-notice =
    您于【收到日期】反映的“【标题】”，我单位已经登记、阅看。【以前的答复】
    一、没有新的事实和理由的说明
    【理由】
    二、原答复查明的事实和理由
    【查明】
    三、原答复的处理意见和依据
    【处理意见】
    四、还可以怎样
    【还可以怎样】

paper-extension = 延长办理期限告知书
paper-extension-basis = 依照《信访工作条例》第三十四条，因情况复杂，经本单位负责人批准，办理期限延长{ $n }日。
paper-question = 询问函
paper-repeated = 重复事项答复告知书
paper-repeated-earlier = 经比对，与编号 { $number } 的事项为同一事项，该事项的书面答复已于{ $day }送达。
paper-repeated-still = 有新的事实和理由的，可以随时通过办理进度页、来电、来访或者书面说明，我单位重新办理。
paper-answer-phone = 打电话 { $line }
paper-answer-come = 到{ $line }当面说
paper-answer-counter = 到我单位窗口当面说
paper-answer-write = 写信寄到{ $line }
paper-answer-ways = 您可以这样回答：{ $ways }。请说明或者注明编号 { $number }。没有收到回答，我单位照常办理，按期答复。

paper-reading-copy = 英文参考件，以上面盖章的中文为准

snippets-title = 常用语
snippets-intro = 写字时打两个冒号（::）再打短词，就能选；没有脚本时在这里选中、复制
snippets-link = 常用语
snippets-none = 还没有常用语。单位负责人在“文书和常用语”里加。
snippets-copy = 复制
snippets-keep = 改常用语
snippets-found = { $n } 条常用语，上下键选，回车放进去

english-title = 英文名称
english-intro = 英文页面上显示；不填的显示中文
english-name = 英文全称
english-host = 主办单位（英文）
english-area = 服务的地方（英文）
english-address = 地址（英文）
english-rooms = 接待场所（英文）
english-hours = 几点到几点有人（英文）
english-review = 复查机关（英文）
english-edit = 英文名称

refusal-text-unknown = 没有这份文字，或者它是另一类文字。请回到“文书和常用语”重新选。
refusal-text-of-others = 这份文字归别的单位或者全部单位用，只能由那边的负责人或者管理员改。请改本单位的，或者请管理员改。
refusal-slot-unknown = 文字里有一个【】在这类文书里填不上。请只用列出来的那些，别的删去。
refusal-slot-missing = 这份文书少了【{ $slot }】，依照《信访工作条例》这一项要告诉本人。请把它写进去。
refusal-quick-step-empty = 一键动作要选好做哪一步；别的文字不带动作。请选一个动作再存。

quick-title = 一键动作
quick-link = 一键：{ $name }
quick-will-transfer = 转送{ $unit }，理由写：{ $text }
quick-will-ask = 问本人：{ $text }
quick-will-note = 记一条备注（本人看不到）：{ $text }
quick-button = { $n } 件一起办，10 秒后执行
quick-next = 接着看会怎么办
quick-choose = 做哪一个
quick-held = 10 秒后执行
quick-dropped = 收回了，什么也没有办
quick-undo = 收回，不办了
quick-seconds = 10 秒内可以收回；过了 10 秒就照规定办，本人马上看得到
quick-over = 10 秒过了，正在办。到诉求页看结果
quick-too-many = 一次最多 { $n } 件，多选的没有带上
quick-select = 选中
quick-selected = 一键办选中的
quick-take-back = 收回一键动作

event-quick-step-held = 一键动作，等 10 秒
event-quick-step-dropped = 一键动作收回
event-quick-step-done = 一键动作执行
event-quick-step-failed = 一键动作没有办成

refusal-quick-step-held = 这件事上已经有一个一键动作在等 10 秒。请等它执行，或者先把它收回。
refusal-no-quick-step = 一键动作已经执行了，或者已经收回。执行了的本人看得到，不能再收回；写错的，请另出更正。
refusal-quick-step-of-other = 一键动作谁点的谁收回。请找点它的人。
refusal-quick-step-waits = 一键动作还没到 10 秒。请等一等。
keys-before = 待办里的上一件
keys-after = 待办里的下一件
